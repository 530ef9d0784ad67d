/** What the console uses of oauth4webapi, for the type checker alone. */
type Server = Record<string, any>;
type Client = { client_id: string, [option: symbol]: number };
type Options = { [option: symbol]: any };
export const allowInsecureRequests: unique symbol;
export const clockTolerance: unique symbol;
export const customFetch: unique symbol;
export class AuthorizationResponseError extends Error {
  error: string;
  error_description?: string;
}
export class ResponseBodyError extends Error {
  error: string;
  error_description?: string;
}
export function None(): any;
export function generateRandomCodeVerifier(): string;
export function generateRandomState(): string;
export function generateRandomNonce(): string;
export function calculatePKCECodeChallenge(verifier: string): Promise<string>;
export function discoveryRequest(issuer: URL, options: Options): Promise<Response>;
export function processDiscoveryResponse(issuer: URL, answer: Response): Promise<Server>;
export function validateAuthResponse(server: Server, client: Client, parameters: URL, state: string): URLSearchParams;
export function authorizationCodeGrantRequest(server: Server, client: Client, proof: any, parameters: URLSearchParams, redirect: string, verifier: string, options: Options): Promise<Response>;
export function processAuthorizationCodeResponse(server: Server, client: Client, answer: Response, options: { expectedNonce: string, requireIdToken: boolean }): Promise<any>;
export function refreshTokenGrantRequest(server: Server, client: Client, proof: any, token: string, options: Options): Promise<Response>;
export function processRefreshTokenResponse(server: Server, client: Client, answer: Response): Promise<any>;
