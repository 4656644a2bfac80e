import type { KemendagriCode } from '@jaga-jarak/shared/region.ts'
import type { Reach } from '@jaga-jarak/shared/roles.ts'
import { Checkbox, Radio } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../ui/desk-context.ts'

const nameOf = (code: string): string => `region:${code}`

/** The regencies that somebody, or a wall, has to do with: all of the province, or some. */
export function ReachField({ reach, isWrong }: ReachFieldProps) {
  const { t } = useTranslation()
  const { regions } = useDesk().picture.operation
  const [scope, setScope] = useState(reach === null ? 'province' : 'regions')
  return (
    <fieldset className="reach-field">
      <legend>{t('person.reach')}</legend>
      <Radio
        name="scope"
        value="province"
        label={t('person.province')}
        checked={scope === 'province'}
        onChange={() => setScope('province')}
      />
      <Radio
        name="scope"
        value="regions"
        label={t('person.regions')}
        checked={scope === 'regions'}
        onChange={() => setScope('regions')}
        {...(isWrong && { 'aria-invalid': true, error: t('person.regionNeeded') })}
      />
      {scope === 'province' ? null : (
        <div className="regions">
          {regions.map(({ code, name }) => (
            <Checkbox key={code} name={nameOf(code)} label={name} defaultChecked={reach?.includes(code) ?? false} />
          ))}
        </div>
      )}
    </fieldset>
  )
}

export type ReachFieldProps = {
  /** as it is; undefined: nobody has said yet, and whoever says has to name them */
  reach: Reach | undefined
  isWrong: boolean
}

/** What was chosen in a {@link ReachField}; undefined when it is some regencies and none was chosen. */
export function reachIn(
  regions: readonly { code: KemendagriCode }[],
  read: (name: string) => string,
): Reach | undefined {
  if (read('scope') === 'province') return null
  const chosen = regions.filter(({ code }) => read(nameOf(code)) !== '').map(({ code }) => code)
  return chosen.length === 0 ? undefined : chosen
}
