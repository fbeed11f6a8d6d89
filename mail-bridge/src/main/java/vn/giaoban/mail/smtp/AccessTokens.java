package vn.giaoban.mail.smtp;

import java.io.IOException;

/// Where tokens for `XOAUTH2` come from.
public interface AccessTokens {
  /// A token that is good now. Blocks when it must be fetched.
  ///
  /// @throws IOException with a sentence, never with a secret
  String token() throws IOException, InterruptedException;

  /// The server did not like this one; the next is fetched anew.
  void refused(String token);
}
