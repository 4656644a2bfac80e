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
}
