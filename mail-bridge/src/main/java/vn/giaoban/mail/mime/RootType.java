package vn.giaoban.mail.mime;

/// What the message as a whole says it is.
///
/// @param mediaType lower case, without parameters
/// @param reportType `report-type` of a `multipart/report` (RFC 6522), lower case; empty without
public record RootType(String mediaType, String reportType) {}
