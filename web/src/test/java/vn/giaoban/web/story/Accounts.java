package vn.giaoban.web.story;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The accounts whose passwords the first start prints, read from the console as a person would.
///
/// @param passwords by user name
record Accounts(Map<String, String> passwords) {
  private static final Pattern LINE = Pattern.compile("^ {2}(\\S+) {3,}(\\S+) {3}(\\S.*)$");

  static Accounts from(List<String> console) {
    return new Accounts(
        console.stream()
            .map(LINE::matcher)
            .filter(java.util.regex.Matcher::matches)
            .collect(Collectors.toMap(m -> m.group(1), m -> m.group(2))));
  }

  String password(String username) {
    var password = passwords.get(username);
    if (password == null) {
      throw new IllegalStateException("no password was printed for " + username);
    }
    return password;
  }
}
