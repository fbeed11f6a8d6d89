package vn.giaoban.conference.sdp;

/// A header extension of an offer (RFC 8285 section 5).
///
/// @param direction in which the offerer uses it
record OfferedExtension(int id, Direction direction) {}
