import type { KemendagriCode } from '@jaga-jarak/shared/region.ts'
import { reaches } from '@jaga-jarak/shared/roles.ts'
import { NativeSelect } from '@mantine/core'
import { useDesk } from '../../ui/desk-context.ts'

/** Field `region`: a regency that who sits here looks after; the whole province only for who looks after all of it. */
export function RegionField({ label, everywhere, region }: RegionFieldProps) {
  const { operation, viewer } = useDesk().picture
  const own = operation.regions.filter(({ code }) => reaches(viewer.reach, [code]))
  return (
    <NativeSelect
      name="region"
      label={label}
      defaultValue={region ?? ''}
      data={[
        ...(viewer.reach === null ? [{ value: '', label: everywhere }] : []),
        ...own.map(({ code, name }) => ({ value: code, label: name })),
      ]}
    />
  )
}
export type RegionFieldProps = { label: string; everywhere: string; region?: KemendagriCode | null }
