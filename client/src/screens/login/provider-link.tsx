import { Health } from '@jaga-jarak/shared/api.ts'
import { ProviderFault } from '@jaga-jarak/shared/session.ts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

/** Why the way through the provider ended here; stays in the address, so that a reload still says it. */
function faultInAddress(): ProviderFault | null {
  const given = new URLSearchParams(window.location.hash.slice(1)).get('provider')
  return ProviderFault.safeParse(given).data ?? null
}

/** The way in through the OpenID Connect provider, where there is one, and why it did not lead in. */
export function ProviderLink() {
  const { t } = useTranslation()
  const { data } = useQuery({
    queryKey: ['health'],
    queryFn: async () => Health.parse(await (await fetch('/healthz')).json()),
  })
  const fault = faultInAddress()
  if (data?.provider !== true) return null
  return (
    <>
      {fault === null ? null : (
        <p className="problem" role="alert" data-refused={fault}>
          {t(`login.provider.fault.${fault}`)}
        </p>
      )}
      <Button component="a" href="/auth/provider" variant="default">
        {t('login.provider.submit')}
      </Button>
    </>
  )
}
