import type { OpenSession } from '#renderer/annotating/annotating-state.ts'
import { describeProblem, problemOwner } from '#renderer/annotating/desk/describe-problem.ts'
import { isReminder, type Problems } from '#renderer/annotating/desk/problems.ts'
import { useNaming } from '#renderer/annotating/desk/use-session.ts'
import { Icon } from '#renderer/widgets/Icon.tsx'
import './ProblemList.css'

interface ProblemListProps {
  readonly session: OpenSession
  readonly problems: Problems
  /** Null: of the document. */
  readonly item: string | null
}

/** What is odd about an item, in plain words; what is only still to be done stands more quietly. */
export function ProblemList({ session, problems, item }: ProblemListProps) {
  const naming = useNaming(session)
  const reasons = problems.get(item) ?? []
  if (reasons.length === 0) return null
  const owner = problemOwner(session.session.annotations, item)
  return (
    <ul className="problem-list">
      {reasons.map((reason) => {
        const text = describeProblem(naming, owner, reason)
        return (
          <li key={text} data-reminder={isReminder(reason)}>
            <Icon name={isReminder(reason) ? 'remark' : 'warning'} size={15} />
            <span>{text}</span>
          </li>
        )
      })}
    </ul>
  )
}
