package vn.giaoban.scheduler.inbox;

/// A file that came with a mail; its content is in the raw mail, see [InboxService#attachment].
///
/// @param index of the part in the mail, stable for the same raw mail
/// @param fileName as sent, decoded; not trusted; may be empty
/// @param mediaType as sent; not trusted
/// @param size octets, decoded
public record Attachment(int index, String fileName, String mediaType, long size) {}
