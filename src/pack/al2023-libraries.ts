/**
 * What provided.al2023 brings: the libraries that a package need not hold.
 *
 * Sources: the AL2023 user guide ("Using AL2023 in AWS Lambda": provided.al2023 is made from the AL2023 minimal
 * container image), the list of libraries that bref keeps of Lambda's own provided.al2023 images (brefphp/
 * aws-lambda-layers, utils/lib-copy/libs-x86.txt of 2023 and libs-arm.txt of 2025), and the package list of a Lambda
 * image on AL2023 (amazonlinux/amazon-linux-2023#585). Grade A: glibc and the compiler's own libraries, which every
 * image of the line has. Grade B: seen in both lists, belonging to packages that the base system itself needs. Left out:
 * libraries of the package manager (dnf, rpm, gpgme, glib), which may go at any time, and what those lists do not have:
 * libcrypt.so.1 and .so.2, libnsl.so.1, libexpat.so.1, libpcre.so.1 are not in provided.al2023.
 */
import type { Architecture } from './packages.ts'

/** Grade A: glibc 2.34, GCC's run time. */
const core = [
  'libBrokenLocale.so.1',
  'libanl.so.1',
  'libc.so.6',
  'libdl.so.2',
  'libgcc_s.so.1',
  'libm.so.6',
  'libnss_compat.so.2',
  'libnss_dns.so.2',
  'libnss_files.so.2',
  'libpthread.so.0',
  'libresolv.so.2',
  'librt.so.1',
  'libstdc++.so.6',
  'libthread_db.so.1',
  'libutil.so.1',
] as const

/** Grade B. */
const base = [
  'libacl.so.1',
  'libattr.so.1',
  'libblkid.so.1',
  'libbz2.so.1',
  'libcap.so.2',
  'libcom_err.so.2',
  'libcrypto.so.3',
  'libcurl.so.4',
  'libffi.so.8',
  'libgmp.so.10',
  'libgssapi_krb5.so.2',
  'libhistory.so.8',
  'libidn2.so.0',
  'libk5crypto.so.3',
  'libkeyutils.so.1',
  'libkrb5.so.3',
  'libkrb5support.so.0',
  'liblz4.so.1',
  'liblzma.so.5',
  'libmount.so.1',
  'libmpfr.so.6',
  'libncurses.so.6',
  'libncursesw.so.6',
  'libnghttp2.so.14',
  'libpcre2-8.so.0',
  'libreadline.so.8',
  'libselinux.so.1',
  'libsigsegv.so.2',
  'libsqlite3.so.0',
  'libssl.so.3',
  'libtinfo.so.6',
  'libunistring.so.2',
  'libuuid.so.1',
  'libverto.so.1',
  'libxml2.so.2',
  'libz.so.1',
  'libzstd.so.1',
] as const

/** The loader, which programs may also name as a library, and its path, which executables name as their interpreter. */
const loaders = {
  x86_64: { name: 'ld-linux-x86-64.so.2', folder: '/lib64', only: ['libmvec.so.1'] },
  arm64: { name: 'ld-linux-aarch64.so.1', folder: '/lib', only: [] },
} as const

/** Programs that a `bootstrap` script may start with: the minimal image has no Python, Perl or PHP. */
const interpreters = ['/bin/sh', '/bin/bash', '/usr/bin/sh', '/usr/bin/bash', '/usr/bin/env'] as const

/** Absolute paths of the libraries, the loader and the shells. */
export function systemFiles(architecture: Architecture): readonly string[] {
  const loader = loaders[architecture]
  const libraries = [...core, ...base, ...loader.only, loader.name].map((name) => `/lib64/${name}`)
  return [...libraries, `${loader.folder}/${loader.name}`, ...interpreters]
}

/** Folders of the system's libraries; /lib64 is a link to /usr/lib64 there. */
export const systemFolders = ['/lib64', '/usr/lib64', '/lib', '/usr/lib'] as const

/** The newest symbol versions: glibc 2.34 for the life of AL2023; libstdc++ 6.0.33 (GCC 14) since 2025. */
export const newestVersions: Readonly<Record<string, string>> = {
  GLIBC: '2.34',
  GLIBCXX: '3.4.33',
  CXXABI: '1.3.15',
}

/** LD_LIBRARY_PATH as Lambda sets it (Lambda developer guide, "Environment variables"). */
export const libraryPath = [
  '/var/lang/lib',
  '/lib64',
  '/usr/lib64',
  '/var/runtime',
  '/var/runtime/lib',
  '/var/task',
  '/var/task/lib',
  '/opt/lib',
] as const

/** PATH as Lambda sets it (Lambda developer guide, "Environment variables"). */
export const programPath = ['/var/lang/bin', '/usr/local/bin', '/usr/bin', '/bin', '/opt/bin'] as const
