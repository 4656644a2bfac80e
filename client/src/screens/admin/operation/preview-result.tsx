import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useDesk } from '../../../ui/desk-context.ts'
import type { SectionName } from './changed-sections.ts'
import { type Effect, effectOf } from './effect-of.ts'
import { type Part, partOf } from './parts.ts'
import type { FieldProblem } from './problems-in.ts'
import { useDraftForm } from './use-editing.ts'
import type { Previewed } from './use-preview.ts'
import { useProblemText } from './use-problem-text.ts'
import { useRegionName } from './use-region-name.ts'

/** What stands in the way, with the way to where it stands. */
export function ProblemList({ linkTo }: { linkTo: (part: Part) => string }) {
  const { t } = useTranslation()
  const { problems } = useDraftForm()
  const problemText = useProblemText()
  const where = useWhere()
  return (
    <section role="alert" data-preview="problems">
      <h3>{t('operation.problems')}</h3>
      <ul>
        {problems.map((problem) => (
          <li key={problem.field}>
            {problem.section === null ? null : (
              <>
                <Link to={linkTo(partOf(problem.section))}>{where(problem, problem.section)}</Link>:{' '}
              </>
            )}
            {problemText(problem)}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Names the entry that a problem is in: the contest, the place, the regency, the phase. */
function useWhere(): (problem: FieldProblem, section: SectionName) => string {
  const { t } = useTranslation()
  const { draft } = useDraftForm()
  const regionName = useRegionName()
  return ({ field }, section) => {
    const [, entry = ''] = field.split('/')
    if (section === 'vulnerability') return regionName(entry)
    if (section !== 'contests' && section !== 'sites') return t(`operation.section.${section}`)
    const named = [...draft.contests, ...draft.sites].find(({ id }) => id === entry)?.name
    if (named !== '') return named ?? t(`operation.section.${section}`)
    return t(section === 'sites' ? 'operation.newSite' : 'operation.newContest')
  }
}

const ORDER: readonly Effect[] = ['rises', 'worsens', 'eases', 'ends']

/** What the change would do to what is live now. */
export function PreviewEffect({ reply }: { reply: Previewed }) {
  const { t } = useTranslation()
  const subjectName = useSubjectName()
  const effects = reply.alerts
    .map((alert) => ({ ...alert, effect: effectOf(alert.before, alert.after) }))
    .toSorted((a, b) => ORDER.indexOf(a.effect) - ORDER.indexOf(b.effect))
  if (reply.inUse.length > 0)
    return (
      <section role="alert" data-preview="inUse">
        <h3>{t('operation.inUse')}</h3>
        <ul>
          {[...new Set(reply.inUse)].map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
        <p>{t('operation.inUseWhy')}</p>
      </section>
    )
  return (
    <section role="status" data-preview="effect">
      <h3>{t('operation.effect')}</h3>
      {effects.length === 0 ? <p>{t('operation.noEffect')}</p> : null}
      <ul className="effects">
        {effects.map(({ kind, subjects, before, after, effect }) => (
          <li key={`${kind} ${subjects.join(' ')}`} data-effect={effect}>
            <b>{t(`operation.effectOf.${effect}`)}</b> {subjects.map(subjectName).join(' – ')}
            <small>
              {t(`alertKind.${kind}`)}:{' '}
              {[before, after].flatMap((it) => (it === null ? [] : [t(`severity.${it}`)])).join(' → ')}
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Names a group, a rally or a guarded place; a new place stands in the draft only. */
function useSubjectName(): (id: string) => string {
  const { picture } = useDesk()
  const { draft } = useDraftForm()
  const names = new Map<string, string>([
    ...[...picture.groups.values()].map(({ id, name }) => [id, name] as const),
    ...[...picture.rallies.values()].map(({ id, venue }) => [id, venue.name] as const),
    ...picture.operation.sites.map(({ id, name }) => [id, name] as const),
    ...draft.sites.map(({ id, name }) => [id, name] as const),
  ])
  return (id) => names.get(id) ?? id
}
