/** The model of an operation: the fields that the comparison needs. */

import type { Mapping } from "../../openapi/document.ts";

/** A map in which `undefined` stands for an entry that cannot be read, and is not compared. */
export type Entries<Value> = ReadonlyMap<string, Value | undefined>;

export interface Operation {
  readonly isDeprecated: boolean;
  readonly servers: Servers;
  readonly security: Security;
  /** By location and name, such as `path id`. A parameter that cannot be read is listed under its reference. */
  readonly parameters: Entries<Field>;
  /** Under the key `requestBody`; empty if there is no body. */
  readonly requestBody: Entries<Body>;
  /** By status. */
  readonly responses: Entries<Response>;
  readonly callbacks: Entries<Callback>;
}

export interface Servers {
  /** The URLs with the default values of their variables, in order. */
  readonly urls: readonly string[];
  /** All URLs that the variables allow. */
  readonly choices: ReadonlySet<string>;
}

export interface Security {
  /** The ways to authorize a call. One of them suffices. */
  readonly ways: readonly Way[];
  /** The schemes that the ways refer to, by id. */
  readonly schemes: ReadonlyMap<string, Scheme>;
}

/** One way to authorize a call: the ids of the security schemes that it requires, each with its scopes. */
export type Way = ReadonlyMap<string, readonly string[]>;

export interface Scheme {
  /** A name for reports. Schemes that differ only in their URLs have the same name. */
  readonly name: string;
  /** Its key in the document, which does not affect requests. */
  readonly key: string;
  readonly urls: Urls;
  /** The URLs of each OAuth flow, by grant. */
  readonly flows: Entries<Urls>;
}

/** URLs for obtaining tokens, by field. */
export type Urls = Readonly<Record<string, unknown>>;

/** A parameter or a header. */
export interface Field extends Styling {
  readonly isRequired: boolean;
  readonly isDeprecated: boolean;
  readonly allowsEmptyValue: boolean;
  /** The schema, unless there is {@link content}. */
  readonly schema: unknown;
  readonly content: Entries<Media> | undefined;
}

export interface Body {
  readonly isRequired: boolean;
  readonly content: Entries<Media>;
}

export interface Response {
  readonly content: Entries<Media>;
  readonly headers: Entries<Field>;
}

export interface Media {
  readonly schema: unknown;
  /** The schema of each item of a stream. */
  readonly itemSchema: unknown;
  /** The parts of a form, by property. */
  readonly parts: ReadonlyMap<string, Part>;
  /** The encodings of items, and those within the encoding of a part. They are compared only for equality. */
  readonly otherEncodings: Mapping;
}

export interface Part {
  /** The media types that the part may have, unless there is {@link styling}. */
  readonly contentTypes: readonly string[];
  /** How the part is serialized as a query parameter would be; `undefined` if it has a media type instead. */
  readonly styling: Styling | undefined;
  readonly headers: Entries<Field>;
}

export interface Styling {
  readonly style: unknown;
  /** `undefined` if it does not affect the serialization of the value. */
  readonly explode: boolean | undefined;
  readonly allowsReserved: boolean;
}

/** The operations of a callback, by the runtime expression for its URL and by method. */
export type Callback = Entries<Entries<Operation>>;
