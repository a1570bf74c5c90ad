import { expect, it } from 'vitest'
import { stageUrl, type StageAddress } from '../../src/aws/stage-url.ts'

const stage = { apiId: 'a1b2c3', stage: 'live' }

it.for<[string, StageAddress, string]>([
  [
    'AWS',
    { ...stage, region: 'ap-northeast-1' },
    'https://a1b2c3.execute-api.ap-northeast-1.amazonaws.com/live',
  ],
  [
    'China',
    { ...stage, region: 'cn-north-1' },
    'https://a1b2c3.execute-api.cn-north-1.amazonaws.com.cn/live',
  ],
  [
    'a partition that the Region does not tell',
    { ...stage, region: 'xx-1', partition: 'aws-cn' },
    'https://a1b2c3.execute-api.xx-1.amazonaws.com.cn/live',
  ],
  [
    'GovCloud',
    { ...stage, region: 'us-gov-west-1', partition: 'aws-us-gov' },
    'https://a1b2c3.execute-api.us-gov-west-1.amazonaws.com/live',
  ],
  [
    'an emulator, its address with or without a slash',
    { ...stage, region: 'us-east-1', endpointUrl: 'http://127.0.0.1:4566/' },
    'http://127.0.0.1:4566/restapis/a1b2c3/live/_user_request_',
  ],
])('gives the address of a stage on %s', ([, address, url]) => {
  expect(stageUrl(address)).toBe(url)
})
