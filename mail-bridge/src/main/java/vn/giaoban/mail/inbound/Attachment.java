package vn.giaoban.mail.inbound;

/// A file that came with a mail. Its content is read from the raw mail by [Attachments#open].
///
/// @param index which leaf of the message, from 0
/// @param name file name without a path, as far as one may be trusted; never empty
/// @param mediaType as the sender says, lower case
/// @param size octets after decoding
public record Attachment(int index, String name, String mediaType, long size) {}
