/** A Docker image name as people write it: without Docker Hub's host and folder, always with a tag or digest. */
export function familiarName(name: string): string {
  const short = name.replace(/^(index\.)?docker\.io\//, '').replace(/^library\//, '')
  const last = short.slice(short.lastIndexOf('/') + 1)
  return last.includes(':') || last.includes('@') ? short : `${short}:latest`
}
