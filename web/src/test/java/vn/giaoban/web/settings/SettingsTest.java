package vn.giaoban.web.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giaoban.web.language.Texts;

class SettingsTest {
  @TempDir private Path directory;

  @Test
  void defaults() {
    assertThat(SettingsReader.read(Map.of()))
        .isEqualTo(
            new Settings(
                "127.0.0.1",
                8080,
                Path.of("data").toAbsolutePath(),
                URI.create("http://localhost:8080"),
                null,
                null,
                null,
                "Văn phòng UBND tỉnh <vanphong@giaoban.localhost>",
                10000,
                List.of(),
                1000,
                2000,
                null,
                null,
                null,
                false,
                MailSettings.USUAL));
  }

  @Test
  void everyKey() {
    var settings =
        SettingsReader.read(
            Map.ofEntries(
                Map.entry("GIAOBAN_BIND", "0.0.0.0"),
                Map.entry("GIAOBAN_PORT", "8443"),
                Map.entry("GIAOBAN_DATA", "/var/lib/giaoban"),
                Map.entry("GIAOBAN_PUBLIC_URL", "https://giaoban.tinh.gov.vn/"),
                Map.entry(
                    "GIAOBAN_DATABASE_URL",
                    "r2dbc:postgresql://gb:p%40ss@db.tinh.gov.vn:6432/giaoban?sslMode=require"),
                Map.entry("GIAOBAN_SMTP_URL", "smtp://gb:secret@mail.tinh.gov.vn:587"),
                Map.entry("GIAOBAN_IMAP_URL", "imaps://gb:secret@mail.tinh.gov.vn:993/INBOX"),
                Map.entry("GIAOBAN_MAIL_FROM", "vpubnd@tinh.gov.vn"),
                Map.entry("GIAOBAN_MEDIA_PORT", "3478"),
                Map.entry("GIAOBAN_MEDIA_ADDRESS", "203.0.113.5, 2001:db8::5"),
                Map.entry("GIAOBAN_MEDIA_ROOM_LIMIT", "600"),
                Map.entry("GIAOBAN_MEDIA_LIMIT", "900"),
                Map.entry(
                    "GIAOBAN_TURN_URL",
                    "turn:turn.tinh.gov.vn:3478, turns:[2001:db8::9]?transport=tcp"),
                Map.entry("GIAOBAN_TURN_SECRET", "turn-hush"),
                Map.entry("GIAOBAN_DUTY_PHONE", "0229 3871 165"),
                Map.entry("GIAOBAN_ADMIN_PASSWORD", "mat-khau-dai"),
                Map.entry("GIAOBAN_DEMO", "true"),
                Map.entry("GIAOBAN_CONFIG", "/etc/giaoban.properties")));

    assertThat(settings)
        .isEqualTo(
            new Settings(
                "0.0.0.0",
                8443,
                Path.of("/var/lib/giaoban"),
                URI.create("https://giaoban.tinh.gov.vn"),
                new DatabaseUrl("db.tinh.gov.vn", 6432, "giaoban", "gb", "p@ss", "require"),
                URI.create("smtp://gb:secret@mail.tinh.gov.vn:587"),
                URI.create("imaps://gb:secret@mail.tinh.gov.vn:993/INBOX"),
                "vpubnd@tinh.gov.vn",
                3478,
                List.of("203.0.113.5", "2001:db8::5"),
                600,
                900,
                new TurnServer(
                    List.of("turn:turn.tinh.gov.vn:3478", "turns:[2001:db8::9]?transport=tcp"),
                    "turn-hush"),
                "0229 3871 165",
                "mat-khau-dai",
                true,
                MailSettings.USUAL));
    assertThat(settings.toString()).doesNotContain("secret", "p@ss", "mat-khau-dai");
    assertThat(String.valueOf(settings.turn())).doesNotContain("hush");
    assertThat(settings.overTls()).isTrue();
  }

  @Test
  void theDocumentNamesEverySetting() throws IOException {
    var page = Files.readString(Path.of("../docs/configuration.md"));

    assertThat(new TreeSet<>(SettingsReader.KNOWN))
        .allSatisfy(name -> assertThat(page).contains(name));
    assertThat(new TreeSet<>(SettingsReader.NOT_YET))
        .allSatisfy(name -> assertThat(page).contains(name));
  }

  @ParameterizedTest
  @CsvSource({
    "GIAOBAN_PORT,http",
    "GIAOBAN_PORT,70000",
    "GIAOBAN_BIND,not an address",
    "GIAOBAN_PUBLIC_URL,ftp://x",
    "GIAOBAN_PUBLIC_URL,https://tinh.gov.vn/giaoban",
    "GIAOBAN_DATABASE_URL,postgresql://u:hush@h/db",
    "GIAOBAN_DATABASE_URL,r2dbc:postgresql://h/db",
    "GIAOBAN_DATABASE_URL,r2dbc:postgresql://u:hush@h",
    "GIAOBAN_SMTP_URL,http://u:hush@h",
    "GIAOBAN_IMAP_URL,imap//u:hush@h",
    "GIAOBAN_MAIL_FROM,Văn phòng",
    "GIAOBAN_MEDIA_PORT,0",
    "GIAOBAN_MEDIA_ADDRESS,a b",
    "GIAOBAN_MEDIA_ROOM_LIMIT,0",
    "GIAOBAN_MEDIA_LIMIT,many",
    "GIAOBAN_DUTY_PHONE,anh Nam",
    "GIAOBAN_MAIL_RATE,fast",
    "GIAOBAN_MAIL_CONNECTIONS,33",
    "GIAOBAN_MAIL_PLUS,perhaps",
    "GIAOBAN_MAIL_LANGUAGE,fr",
    "GIAOBAN_MAIL_OAUTH_URL,hush",
    "GIAOBAN_IMAP_FOLDERS,'INBOX,INBOX'",
    "GIAOBAN_IMAP_PROCESSED,inbox",
    "GIAOBAN_IMAP_LARGEST,501",
    "GIAOBAN_CLAMD_URL,http://hush",
    "GIAOBAN_SMS_URL,ftp://hush",
    "GIAOBAN_SMS_HEADERS,Authorization: hush",
    "GIAOBAN_SIGNING_KEYSTORE,/no/such/file.p12",
    "GIAOBAN_ADMIN_PASSWORD,hush",
    "GIAOBAN_DEMO,perhaps",
    "GIAOBAN_PROT,8080",
    "GIAOBAN_OIDC_ISSUER,https://sso.tinh.gov.vn",
  })
  void anUnusableSettingIsNamedInOneSentenceAndSecretsAreKept(String name, String value) {
    assertThatThrownBy(() -> SettingsReader.read(Map.of(name, value)))
        .isInstanceOf(SettingsException.class)
        .extracting(e -> ((SettingsException) e).faults())
        .asInstanceOf(InstanceOfAssertFactories.list(SettingFault.class))
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.setting()).isEqualTo(name);
          for (var language : List.of(Texts.VIETNAMESE, Locale.ENGLISH)) {
            var sentence = Texts.load().text(language, "setting." + fault.code(), fault.args());
            assertThat(sentence).contains("{setting}").doesNotContain("hush");
          }
        });
  }

  @Test
  void allFaultsAreToldAtOnce() {
    assertThatThrownBy(
            () -> SettingsReader.read(Map.of("GIAOBAN_PORT", "x", "GIAOBAN_MEDIA_PORT", "y")))
        .extracting(e -> ((SettingsException) e).faults())
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "turn:turn.tinh.gov.vn,,GIAOBAN_TURN_SECRET,turn-both",
    ",hush,GIAOBAN_TURN_URL,turn-both",
    "https://turn.tinh.gov.vn,hush,GIAOBAN_TURN_URL,turn-url",
    "'turn:h,turn:',hush,GIAOBAN_TURN_URL,turn-url",
  })
  void aTurnServerNeedsAnAddressAndASecret(
      @Nullable String url, @Nullable String secret, String setting, String code) {
    var values = new HashMap<String, String>();
    values.put("GIAOBAN_TURN_URL", url == null ? "" : url);
    values.put("GIAOBAN_TURN_SECRET", secret == null ? "" : secret);

    assertThatThrownBy(() -> SettingsReader.read(values))
        .extracting(e -> ((SettingsException) e).faults().getFirst())
        .satisfies(fault -> {
          assertThat(((SettingFault) fault).setting()).isEqualTo(setting);
          assertThat(((SettingFault) fault).code()).isEqualTo(code);
        });
  }

  @Test
  void mailIsSetWholeOrNotAtAll() {
    assertThatThrownBy(() -> SettingsReader.read(Map.of("GIAOBAN_SMTP_URL", "smtp://h:25")))
        .extracting(e -> ((SettingsException) e).faults().getFirst())
        .isEqualTo(new SettingFault("GIAOBAN_IMAP_URL", "mail-both", Map.of()));
  }

  @Test
  void whatComesInIsReadFromFoldersAndMovedToOthers() {
    var inbound =
        SettingsReader.read(
                Map.of(
                    "GIAOBAN_IMAP_FOLDERS", "INBOX, Báo cáo/Xã",
                    "GIAOBAN_IMAP_PROCESSED", "Giao ban/Đã xử lý",
                    "GIAOBAN_IMAP_UNCLEAR", "Giao ban/Cần xem",
                    "GIAOBAN_IMAP_LARGEST", "20",
                    "GIAOBAN_MAIL_RELAYS", "MX1.tinh.gov.vn, mx2.tinh.gov.vn",
                    "GIAOBAN_CLAMD_URL", "unix:/run/clamav/clamd.ctl"))
            .mail()
            .inbound();

    assertThat(inbound)
        .isEqualTo(
            new MailSettings.Inbound(
                List.of("INBOX", "Báo cáo/Xã"),
                "Giao ban/Đã xử lý",
                "Giao ban/Cần xem",
                20_000_000,
                Set.of("mx1.tinh.gov.vn", "mx2.tinh.gov.vn"),
                URI.create("unix:/run/clamav/clamd.ctl")));
  }

  @Test
  void theCommandLineWinsOverTheEnvironmentAndThatOverTheFile() throws IOException {
    Files.writeString(
        directory.resolve("giaoban.properties"),
        "GIAOBAN_PORT=1001\nGIAOBAN_BIND=10.0.0.1\nGIAOBAN_MAIL_FROM=Sở Nội vụ <snv@tinh.gov.vn>\n");

    var settings =
        SettingsSource.read(
            Map.of(
                "GIAOBAN_DATA",
                directory.toString(),
                "GIAOBAN_PORT",
                "1002",
                "GIAOBAN_BIND",
                "10.0.0.2"),
            Map.of("GIAOBAN_PORT", "1003"));

    assertThat(settings.port()).isEqualTo(1003);
    assertThat(settings.bind()).isEqualTo("10.0.0.2");
    assertThat(settings.mailFrom()).startsWith("Sở Nội vụ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing.properties", "."})
  void aNamedFileMustBeReadable(String name) {
    assertThatThrownBy(() ->
            SettingsSource.read(
                Map.of("GIAOBAN_CONFIG", directory.resolve(name).toString()), Map.of()))
        .isInstanceOf(SettingsException.class);
  }

  @Test
  void aGatewayForTextMessagesIsReadAndItsSecretsAreKept() {
    var mail =
        SettingsReader.read(
                Map.of(
                    "GIAOBAN_SMS_URL", "https://sms.example/send?key=hush",
                    "GIAOBAN_SMS_HEADERS", "Authorization: Bearer hush | X-Brand: UBNDTINH",
                    "GIAOBAN_SMS_BODY", "{\"to\":\"{phone}\",\"text\":\"{text}\"}",
                    "GIAOBAN_SMS_ASCII", "true",
                    "GIAOBAN_MAIL_RATE", "600"))
            .mail();

    assertThat(mail.perMinute()).isEqualTo(600);
    assertThat(mail.sms().withoutMarks()).isTrue();
    assertThat(mail.sms().gateway().headers()).hasSize(2);
    assertThat(mail.toString()).doesNotContain("hush");
    assertThatThrownBy(() ->
            SettingsReader.read(
                Map.of("GIAOBAN_SMS_URL", "https://hush.example", "GIAOBAN_SMS_BODY", "hush")))
        .extracting(e -> ((SettingsException) e).faults().getFirst().code())
        .isEqualTo("sms-body");
  }
}
