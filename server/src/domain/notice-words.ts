import type { AlertKind, Certainty } from '@jaga-jarak/shared/alert.ts'
import type { Severity } from '@jaga-jarak/shared/incident.ts'
import type { NotifyOccasion } from '@jaga-jarak/shared/notify.ts'

/** What goes out of the house is Indonesian, as short as a lock screen, and the same for every camp. */
export const NOTICE_WORDS = {
  exercise: 'LATIHAN',
  kind: {
    encounter: 'Potensi pertemuan massa',
    predictedEncounter: 'Diperkirakan bertemu',
    siteApproach: 'Mendekati tempat yang dijaga',
    quietPeriodBreach: 'Kegiatan di masa tenang atau pemungutan suara',
    scheduleDeviation: 'Menyimpang dari rencana',
    coverageGap: 'Tidak terpantau',
    sos: 'SOS: panggilan bantuan',
    incidentRaised: 'Insiden belum diverifikasi',
  } satisfies Record<AlertKind, string>,
  severity: {
    extreme: 'BAHAYA',
    severe: 'WASPADA',
    moderate: 'PANTAU',
    minor: 'RINGAN',
    unknown: 'BELUM DIKETAHUI',
  } satisfies Record<Severity, string>,
  occasion: {
    raised: 'Baru muncul.',
    worsened: 'Makin gawat.',
    reached: 'Kini juga menyangkut wilayah ini.',
    escalated: 'Belum ada yang menanggapi.',
    reminded: 'Sudah ditanggapi, tetapi masih berlangsung.',
    test: 'Ini pesan uji. Tidak ada kejadian.',
  } satisfies Record<NotifyOccasion, string>,
  certainty: {
    observed: null,
    likely: 'kemungkinan besar',
    possible: 'mungkin, datanya lama',
    unlikely: 'kecil kemungkinan',
    unknown: 'belum diketahui, kontak terputus',
  } satisfies Record<Certainty, string | null>,
  test: 'Uji pemberitahuan',
  camps: (contest: string, numbers: string) => `${contest}: nomor urut ${numbers}.`,
  range: (metres: string) => `Jarak ${metres}.`,
  sure: (word: string) => `Kepastian: ${word}.`,
  since: (time: string) => `Sejak ${time}.`,
  nowhere: 'Di luar wilayah yang dikenal.',
  unplaced: 'Tempat tidak diketahui.',
}
