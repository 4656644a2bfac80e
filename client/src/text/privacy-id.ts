import type { DataKind, RetentionRun } from '@jaga-jarak/shared/retention.ts'

/** What the page about privacy says, and what administrators read of retention. */
export const privacyId = {
  title: 'Privasi',
  link: 'Privasi: data apa yang disimpan',
  lead: 'Halaman ini menjelaskan data apa yang dipakai {{operation}}, untuk apa, siapa yang melihatnya, berapa lama disimpan, dan apa yang boleh Anda minta.',
  law: 'Latar hukumnya Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi.',
  what: {
    title: 'Apa yang dilacak',
    carried:
      'Posisi alat pelacak yang dibawa koordinator rombongan, kendaraan pengawal, dan petugas. Mereka tahu dan setuju membawanya.',
    notPeople:
      'Orang yang hadir tidak dilacak. Tidak ada ponsel peserta, nomor telepon, atau pilihan politik seseorang yang direkam, dan tidak ada wajah yang dikenali.',
    device:
      'Dari pelacak dicatat posisi, waktu, akurasi, kecepatan, dan baterainya. Pelacak dikenal dengan sebuah nomor, bukan dengan nama pembawanya.',
    accounts:
      'Dari orang yang bekerja dengan sistem ini dicatat nama, tugas, dan cara masuknya: alamat jaringan dan nama peramban.',
    reports:
      'Laporan insiden memuat tempat, waktu, catatan petugas tentang kejadiannya, dan bila perlu foto, yang dapat memperlihatkan orang. Foto tidak tampil di dinding layar.',
    outside:
      'Bila pemberitahuan dinyalakan, peringatan keluar lewat layanan pesan peramban, Telegram, surel, atau sistem lain: jenis, tempat, dan nomor urut, tanpa nama orang dan tanpa pelacak. Dari peramban yang diberi tahu disimpan alamatnya pada layanan itu.',
  },
  why: {
    title: 'Untuk apa',
    text: 'Agar pendukung pasangan calon yang berlawanan tidak bertemu di jalan. Batas jarak, kata-kata, dan aturannya sama bagi semua kubu. Data ini tidak dipakai untuk menilai pilihan politik siapa pun.',
  },
  who: {
    title: 'Siapa yang melihat',
    data: 'Data',
    roles: 'Dilihat oleh',
    everyone: 'Semua yang masuk dengan akun atau layar terdaftar',
    picture: 'Tempat rombongan di peta, tanpa nomor pelacaknya',
    device: 'Pelacak mana yang melapor',
    officer: 'Nama petugas',
    remark: 'Catatan bebas dalam laporan',
    incident: 'Laporan insiden',
    sessions: 'Alamat jaringan dan peramban seseorang',
    whole: 'Semua data tentang satu orang atau satu pelacak',
    note: 'Tanpa akun tidak ada yang terlihat. Yang bertugas di satu kabupaten atau kota hanya melihat insiden dan peringatan di sana. Siapa membaca seluruh data seseorang tercatat.',
  },
  howLong: {
    title: 'Berapa lama disimpan',
    data: 'Data',
    kept: 'Disimpan',
    tracks:
      'Lengkap {{thinAfterDays}} hari; sesudahnya satu titik tiap {{every}}. Semua dihapus {{days}} hari setelah tahapan {{phase}} berakhir.',
    days: '{{days}} hari, lalu dihapus',
    sessions: '{{days}} hari sesudah masuk, lalu dikosongkan',
    account: 'Nama dan tugas petugas',
    accountKept: 'Sampai dihapus atas permintaan atau setelah tugas selesai',
    log: 'Catatan keputusan: peringatan, tindakan, perubahan',
    logKept:
      'Tidak dihapus: catatan ini bukti siapa memutuskan apa. Pelakunya disebut dengan nomor; bila namanya dihapus, nomor itu tidak lagi menunjuk siapa pun. Nama yang ditulis sendiri oleh petugas dalam catatan atau penugasan tetap terbaca di sana.',
    backups: 'Penghapusan tidak menjangkau salinan cadangan. Salinan itu habis menurut jadwal penyelenggara.',
  },
  rights: {
    title: 'Apa yang boleh Anda minta',
    copy: 'Salinan semua data tentang Anda atau tentang pelacak yang Anda bawa.',
    correct: 'Perbaikan data yang salah.',
    erase: 'Penghapusan nama dan akun Anda, atau semua posisi dari pelacak yang Anda bawa.',
    withdraw: 'Berhenti membawa pelacak: persetujuan boleh ditarik kapan saja.',
    complain: 'Penjelasan bila permintaan ditolak, dan pengaduan kepada lembaga yang berwenang.',
  },
  ask: {
    title: 'Ke mana bertanya',
    contact: 'Ajukan permintaan kepada:',
    none: 'Penyelenggara operasi ini belum menyebut alamat. Tanyakan kepada orang yang menyerahkan pelacak atau akun kepada Anda.',
    say: 'Sebut nama akun atau nomor pelacak Anda, supaya datanya ditemukan.',
  },
  kind: {
    tracks: 'Jejak posisi',
    quarantined: 'Posisi yang tidak masuk akal',
    malformed: 'Kiriman yang tidak terbaca',
    sessions: 'Alamat jaringan dan nama peramban',
    photos: 'Foto insiden',
  } satisfies Record<DataKind, string>,
  signIn: 'Masuk',
  print: 'Cetak',
  retention: {
    title: 'Penghapusan data lama',
    lead: 'Server menghapus data yang lewat masa simpannya sekali sehari. Batasnya ada di berkas operasi.',
    back: 'Halaman privasi',
    notYours: 'Bagian ini hanya untuk admin seluruh provinsi.',
    due: 'Yang akan dihapus sekarang',
    nothingDue: 'Tidak ada yang lewat masa simpannya.',
    perDay: 'Menurut hari',
    kind: 'Data',
    day: 'Hari',
    removed: 'Dihapus',
    thinned: 'Dijarangkan',
    until: 'Yang datang sebelum',
    notYet: 'belum ada',
    run: 'Hapus sekarang',
    stop: 'Hentikan',
    running: 'Sedang berjalan. Yang baru masuk tetap disimpan seperti biasa.',
    runs: 'Pelaksanaan terakhir',
    noRuns: 'Belum pernah dijalankan. Yang pertama berjalan sehari setelah server mulai.',
    started: 'Mulai',
    by: 'Oleh',
    machine: 'Server',
    outcome: 'Hasil',
    outcomes: { running: 'Berjalan', done: 'Selesai', stopped: 'Dihentikan', failed: 'Gagal' } satisfies Record<
      RetentionRun['outcome'],
      string
    >,
    notOverwritten: 'belum ditimpa di berkas',
  },
}
