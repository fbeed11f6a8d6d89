package vn.giaoban.web.page;

import org.springframework.http.MediaType;

/// One file of the UI as it goes over the wire.
///
/// @param octets the content, compressed when `encoding` says so
/// @param type media type of the content before compression
/// @param encoding `br`, `gzip` or empty
/// @param etag strong, with quotes
@SuppressWarnings("ArrayRecordComponent") // never compared; held once for all answers
record StaticFile(byte[] octets, MediaType type, String encoding, String etag) {}
