package vn.giaoban.mail.address;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.mail.mime.JakartaMail;

/// A mailbox (RFC 5322 section 3.4), with the name people see. Neither part can carry a line break,
/// so nothing made of it can smuggle a header.
///
/// @param address `local@domain`, as given
/// @param name display name; null when there is none
public record MailAddress(String address, @Nullable String name) {
  static {
    JakartaMail.ready();
  }

  private static final Pattern ADDRESS =
      Pattern.compile(
          "[^\\s<>@,;:\"()\\[\\]\\\\\\p{Cntrl}]{1,64}@[^\\s<>@,;:\"()\\\\\\p{Cntrl}]{1,255}");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}]+");

  public MailAddress {
    if (!ADDRESS.matcher(address).matches()) {
      throw new IllegalArgumentException("address: not local@domain");
    }
    if (name != null) {
      name = CONTROL.matcher(name).replaceAll(" ").strip();
      name = name.isEmpty() ? null : name;
    }
  }

  /// A mailbox without a name.
  public static MailAddress of(String address) {
    return new MailAddress(address, null);
  }

  /// Reads `Văn phòng UBND tỉnh <vpubnd@tinh.gov.vn>`, `vpubnd@tinh.gov.vn`, and `mailto:…` with or
  /// without angle brackets, in any case.
  ///
  /// @return empty when there is no mailbox in it
  public static Optional<MailAddress> read(@Nullable String text) {
    if (text == null || text.length() > 2000) {
      return Optional.empty();
    }
    var bare = text.strip();
    if (bare.regionMatches(true, 0, "mailto:", 0, 7)) {
      bare = bare.substring(7).strip();
      var query = bare.indexOf('?');
      bare = query < 0 ? bare : bare.substring(0, query);
    }
    try {
      var parsed = InternetAddress.parse(bare, false);
      if (parsed.length == 0 || parsed[0].getAddress() == null) {
        return Optional.empty();
      }
      return Optional.of(new MailAddress(parsed[0].getAddress(), parsed[0].getPersonal()));
    } catch (AddressException | IllegalArgumentException e) {
      return bare(bare);
    }
  }

  /// Every mailbox of a header such as To; groups are opened, what is no mailbox is left out. At
  /// most 1,000.
  public static List<MailAddress> readAll(String text) {
    if (text.length() > 200_000) {
      return List.of();
    }
    try {
      return Stream.of(InternetAddress.parseHeader(text, false))
          .limit(1_000)
          .flatMap(MailAddress::members)
          .flatMap(found -> of(found).stream())
          .toList();
    } catch (AddressException | RuntimeException e) {
      return ADDRESS.matcher(text).results().limit(1_000).map(found -> of(found.group())).toList();
    }
  }

  private static Stream<InternetAddress> members(InternetAddress found) {
    try {
      var members = found.isGroup() ? found.getGroup(false) : null;
      return members == null ? Stream.of(found) : Stream.of(members);
    } catch (AddressException e) {
      return Stream.empty();
    }
  }

  private static Optional<MailAddress> of(InternetAddress found) {
    try {
      return found.getAddress() == null
          ? Optional.empty()
          : Optional.of(new MailAddress(found.getAddress(), found.getPersonal()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<MailAddress> bare(String text) {
    var found = ADDRESS.matcher(text);
    return found.find() ? Optional.of(of(found.group())) : Optional.empty();
  }

  /// The domain, lower case.
  public String domain() {
    return address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT);
  }

  /// The part before the `@`, lower case.
  public String local() {
    return address.substring(0, address.indexOf('@')).toLowerCase(Locale.ROOT);
  }

  /// Whether both reach the same box: by address, without regard to case or name.
  public boolean sameBox(MailAddress other) {
    return address.equalsIgnoreCase(other.address);
  }

  /// The same for Jakarta Mail; the name in UTF-8.
  public InternetAddress toInternetAddress() {
    try {
      return new InternetAddress(address, name, StandardCharsets.UTF_8.name());
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("UTF-8 is always there", e);
    }
  }
}
