package vn.giaoban.web.invitation;

import java.util.Locale;
import org.springframework.stereotype.Component;
import vn.giaoban.scheduler.invitation.BounceReason;
import vn.giaoban.web.language.Texts;

/// Why a mail came back and what to do about it, in the reader's words.
@Component
public class BounceWords {
  private final Texts texts;

  BounceWords(Texts texts) {
    this.texts = texts;
  }

  /// E.g. "Hộp thư đã đầy".
  public String reason(BounceReason reason, Locale language) {
    return texts.text(language, "bounce." + reason.name());
  }

  /// E.g. "Gọi đơn vị dọn hộp thư, rồi gửi lại."
  public String todo(BounceReason reason, Locale language) {
    return texts.text(language, "bounce." + reason.name() + ".todo");
  }
}
