/**
 * owner/repository from the text of `.git/config`, when the remote `origin` has the shape of GitHub's addresses: a host,
 * then exactly two names. Undefined otherwise; nothing is asked of the network.
 */
export function repositoryFromGitConfig(config: string): string | undefined {
  let isOrigin = false
  for (const line of config.split(/\r?\n/)) {
    const section = /^\s*\[([^\]]*)\]/.exec(line)
    if (section !== null) isOrigin = /^remote\s+"origin"$/.test((section[1] ?? '').trim())
    const address = isOrigin ? /^\s*url\s*=\s*"?([^"]*?)"?\s*$/.exec(line)?.[1] : undefined
    if (address !== undefined) return repositoryOfAddress(address)
  }
  return undefined
}

function repositoryOfAddress(address: string): string | undefined {
  const path =
    /^(?:https?|ssh|git):\/\/[^/]+\/(.+)$/.exec(address)?.[1] ??
    /^(?:[^@/\s]+@)?[^:/\s]+:(?!\/)(.+)$/.exec(address)?.[1]
  const [, owner, name] = /^([A-Za-z0-9_.-]+)\/([A-Za-z0-9_.-]+?)(?:\.git)?\/?$/.exec(path ?? '') ?? []
  return owner === undefined || name === undefined ? undefined : `${owner}/${name}`
}
