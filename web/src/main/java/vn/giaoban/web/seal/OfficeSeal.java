package vn.giaoban.web.seal;

import java.io.IOException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.giaoban.mail.address.MailAddress;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.web.settings.Settings;

/// Signs what the office issues, with the key of the settings, else with one for trial. The key is
/// opened when something is signed for the first time. Blocks.
@Component
public class OfficeSeal {
  private static final Logger LOG = LoggerFactory.getLogger(OfficeSeal.class);

  private final Settings settings;
  private final InstantSource clock;
  private @Nullable PdfSeal seal;

  OfficeSeal(Settings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /// The same PDF, signed.
  ///
  /// @param reason shown by readers beside the signature
  /// @throws RefusedException when the key cannot be used, e.g. the token is not plugged in
  public byte[] seal(byte[] pdf, String reason) {
    try {
      return opened().seal(pdf, reason, clock.instant());
    } catch (IOException e) {
      LOG.error("A PDF could not be signed: {}", e.getMessage());
      forget();
      throw new RefusedException(Refusal.of(Refusal.Kind.UNAVAILABLE, "signing-unavailable"));
    }
  }

  private synchronized PdfSeal opened() throws IOException {
    if (seal == null) {
      var key = settings.mail().smime();
      seal =
          new PdfSeal(
              key == null
                  ? TrialKey.kept(settings.data().resolve("trial-signing.p12"), clock.instant())
                  : OfficeKey.open(
                      key, MailAddress.read(settings.mailFrom()).orElseThrow().address()));
    }
    return seal;
  }

  /// A token may have been taken out and put back.
  private synchronized void forget() {
    seal = null;
  }
}
