/**
 * A response that throws `error` as soon as the SDK reads it. The SDK turns an error that is
 * thrown at it into a plain object and prints it, whatever it is; an error met while reading an
 * answer it passes on untouched.
 */
export function failedResponse(error: Error): Response {
  const fail = (): never => {
    throw error;
  };
  return Object.defineProperties(new Response(null, { status: 200 }), {
    headers: { get: fail },
    body: { get: fail },
    json: { value: fail },
    text: { value: fail },
    arrayBuffer: { value: fail },
  });
}
