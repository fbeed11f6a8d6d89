package vn.giaoban.mail.embedded;

import java.nio.file.Path;

/// A message on disk.
///
/// @param id rises with arrival, over all boxes
/// @param box address, lower case
/// @param seen whether somebody has read it
public record StoredMail(long id, String box, Path file, boolean seen) {}
