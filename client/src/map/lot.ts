/** Which of two chips lies on top is drawn by lot from their ids, always the same, and favours no camp. */
export function lotOf(id: string): number {
  // FNV-1a, its bits mixed once more: ids that differ in their last letter alone are as far apart as any.
  let lot = 2_166_136_261
  for (const letter of id) lot = Math.imul(lot ^ letter.charCodeAt(0), 16_777_619)
  lot = Math.imul(lot ^ (lot >>> 15), 2_246_822_507)
  return (lot ^ (lot >>> 13)) >>> 0
}
