<?php

declare(strict_types=1);

/** Greets whom the JSON in the request's body names in `param`. */
function hello(array $event): array
{
    $body = $event['body'] ?? '';
    if ($event['isBase64Encoded'] ?? false) {
        $body = base64_decode($body);
    }
    $param = json_decode((string) $body, true)['param'] ?? '山田 太郎';

    return [
        'statusCode' => 200,
        'body' => getenv('TEST_ENV_VAR') . " {$param}さん",
    ];
}
