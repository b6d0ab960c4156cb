import { type ComponentType, useLayoutEffect, useState } from 'react'

type Load<P> = () => Promise<{ readonly default: ComponentType<P> }>

export type Late<P> = ComponentType<P> & {
  /** Loads the module before it is shown. */
  preload(): void
}

/**
 * A component whose module is loaded when it is first shown, and which shows nothing until it is
 * there. React's `lazy` keeps back for 300 ms what follows upon nothing, however soon it has come.
 */
export function late<P extends object>(load: Load<P>): Late<P> {
  let loaded: ComponentType<P> | null = null
  const loading = async (): Promise<ComponentType<P>> => {
    loaded = (await load()).default
    return loaded
  }

  function Shown(props: P) {
    const [Component, setComponent] = useState(() => loaded)
    const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null)
    useLayoutEffect(() => {
      if (Component !== null) return
      let isWanted = true
      loading().then(
        (come) => {
          if (isWanted) setComponent(() => come)
        },
        (error: unknown) => {
          if (isWanted) setFailure({ error })
        },
      )
      return () => {
        isWanted = false
      }
    }, [Component])
    if (failure !== null) throw failure.error
    return Component === null ? null : <Component {...props} />
  }

  return Object.assign(Shown, { preload: (): void => void loading() })
}
