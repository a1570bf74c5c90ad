/** Work that has begun. In a box, because `for await` and `yield` would wait for a bare promise. */
export interface Started<Result> {
  readonly result: Promise<Result>
}

/**
 * Gives the results of started work in order while up to `window` pieces are under way. A piece begins when `pieces`
 * is asked for it, so not asking is what bounds memory. The first failure is thrown in its turn.
 */
export async function* readAhead<Result>(
  pieces: AsyncIterable<Started<Result>> | Iterable<Started<Result>>,
  window: number,
): AsyncIterable<Result> {
  const started: Promise<Result>[] = []
  for await (const { result } of pieces) {
    // A failure is thrown where its turn comes; until then it must not count as unhandled.
    result.catch(() => undefined)
    started.push(result)
    if (started.length < window) continue
    const first = started.shift()
    if (first !== undefined) yield await first
  }
  for (const result of started) yield await result
}
