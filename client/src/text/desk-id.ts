import type { Layer } from '../screens/console/map/map-layers.ts'

/** What the console has beside its lists, Indonesian. */
export const deskId = {
  map: {
    pane: 'Peta',
    label: 'Peta rombongan, peringatan dan insiden. Semua yang ada di peta juga ada dalam daftar.',
    loading: 'Peta sedang dimuat. Daftar tetap dapat dipakai.',
    unavailable: 'Peta tidak dapat digambar di layar ini. Daftar tetap dapat dipakai.',
    show: 'Tampilkan peta',
    hide: 'Sembunyikan peta',
    nearer: 'Perbesar peta',
    further: 'Perkecil peta',
    frame: 'Ke pilihan',
    frameAll: 'Semua',
    layers: 'Lapisan',
    layersShown: 'Tampilkan di peta',
    layersAlways: 'Rombongan dan peringatan selalu tampil.',
    layer: {
      incidents: 'Insiden',
      rallies: 'Rapat umum',
      ways: 'Rute dan jejak',
      sites: 'Tempat yang dijaga',
    } satisfies Record<Layer, string>,
  },
  accuracy: 'Ketelitian tempat',
  accuracyUnknown: 'Tidak diberitakan',
  opened: { by: 'Dibuka oleh {{names}}', yourself: 'Anda di layar lain' },
  undo: {
    act: 'Urungkan',
    dismiss: 'Tutup pemberitahuan',
    undone: 'Sudah diurungkan.',
    reason: 'Diurungkan oleh operator',
    rejected: 'Insiden ditolak. Urungkan membukanya lagi sebagai dilaporkan.',
    closed: 'Insiden ditutup. Urungkan membukanya lagi sebagai dilaporkan.',
    shelved: 'Peringatan ditunda.',
    merged: 'Laporan digabungkan.',
    split: 'Laporan dipisahkan.',
    linked: 'Kaitan diubah.',
    ordered: 'Perintah diberikan. Urungkan mengakhirinya.',
    moved: '{{venue}}: {{phase}}.',
    late: 'Keadaannya sudah berubah lagi, jadi tidak diurungkan. Periksa keadaan terbaru.',
    lateBy: '{{name}} sudah mengubahnya lagi, jadi tidak diurungkan. Periksa keadaan terbaru.',
    which:
      'Selama sekitar 10 detik dapat diurungkan: menunda peringatan; menolak, menutup, menggabungkan, memisahkan dan mengaitkan insiden; memberi perintah; memindahkan rapat umum satu langkah. Menyatakan diketahui, menutup peringatan, serah terima dan rapat umum yang selesai tidak dapat diurungkan. Pengurungan tercatat sebagai tindakan baru.',
  },
  left: {
    over: 'Tidak lagi terbuka: {{status}}.',
    merged: 'Laporan ini digabungkan.',
    lead: 'Buka insiden induknya',
  },
  search: {
    title: 'Cari insiden',
    hint: 'Kata, atau nomor lengkap lalu Enter; yang sudah ditutup juga terbuka.',
    number: 'Nomor',
  },
}
