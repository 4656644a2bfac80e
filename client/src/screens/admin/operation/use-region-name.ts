import { useDesk } from '../../../ui/desk-context.ts'

/** Names the province or one of its regencies by its code. */
export function useRegionName(): (code: string) => string {
  const { province, regions } = useDesk().picture.operation
  return (code) => [province, ...regions].find((it) => it.code === code)?.name ?? code
}
