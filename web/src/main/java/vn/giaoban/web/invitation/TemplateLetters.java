package vn.giaoban.web.invitation;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.lettertemplate.LetterKind;
import vn.giaoban.web.language.Texts;
import vn.giaoban.web.lettertemplate.TemplateShelf;
import vn.giaoban.web.mail.OfficeAddresses;
import vn.giaoban.web.settings.Settings;

/// Writes letters in the office's words, each in the language of its recipient.
@Component
public final class TemplateLetters {
  private final Texts texts;
  private final TemplateShelf shelf;
  private final Locale language;
  private final String office;

  @Autowired
  TemplateLetters(Texts texts, OfficeAddresses addresses, TemplateShelf shelf, Settings settings) {
    this(texts, addresses, shelf, Locale.forLanguageTag(settings.mail().language()));
  }

  /// @param language of letters to those who have none of their own
  TemplateLetters(Texts texts, OfficeAddresses addresses, TemplateShelf shelf, Locale language) {
    this.texts = texts;
    this.shelf = shelf;
    this.language = language;
    var name = addresses.office().name();
    this.office = name == null ? addresses.office().address() : name;
  }

  /// Looks what the office has changed; asked before letters are written.
  public Mono<Void> ready() {
    return shelf.refresh();
  }

  /// How one recipient is written to.
  ///
  /// @param tag `vi` or `en`; null, or another: as the office writes
  public Voice voice(@Nullable String tag) {
    return new Voice(
        tag != null && TemplateShelf.LANGUAGES.contains(tag)
            ? Locale.forLanguageTag(tag)
            : language);
  }

  /// The office in one language.
  public final class Voice {
    private final Locale locale;

    private Voice(Locale locale) {
      this.locale = locale;
    }

    /// The language.
    public Locale language() {
      return locale;
    }

    /// A letter of this kind.
    public LetterValues.Written write(LetterKind kind, LetterValues values) {
      values.word("office", office);
      return values.written(
          shelf.fill(kind, locale.getLanguage(), values.values()), office, locale);
    }

    /// Where a meeting is held; null: online only.
    public String where(@Nullable String place) {
      return place == null
          ? say("letter.where.online")
          : say("letter.where.hall", Map.of("place", place));
    }

    /// A day in words.
    public String day(LocalDate day) {
      return When.day(day, locale);
    }

    /// A text of the message files.
    public String say(String key) {
      return texts.text(locale, key);
    }

    /// The same, with values put in.
    public String say(String key, Map<String, ?> args) {
      return texts.text(locale, key, args);
    }
  }
}
