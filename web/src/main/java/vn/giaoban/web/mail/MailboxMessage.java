package vn.giaoban.web.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A message of our own mail server, opened.
///
/// @param raw as it came, cut after 64 KiB
@JsonInclude(JsonInclude.Include.ALWAYS)
record MailboxMessage(
    String id,
    String from,
    String to,
    String subject,
    @Nullable OffsetDateTime date,
    boolean seen,
    Map<String, String> headers,
    @Nullable String text,
    @Nullable String html,
    @Nullable Calendar calendar,
    List<Attachment> attachments,
    String raw) {

  /// @param method e.g. `REQUEST`
  record Calendar(
      String method,
      String uid,
      int sequence,
      @Nullable String summary,
      @Nullable OffsetDateTime startsAt,
      @Nullable OffsetDateTime endsAt,
      @Nullable String location) {}

  /// @param href where it can be fetched
  record Attachment(String name, String mediaType, int size, String href) {}
}
