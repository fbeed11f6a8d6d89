package vn.giaoban.web.invitation;

import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.lettertemplate.LetterKind;
import vn.giaoban.web.language.Texts;
import vn.giaoban.web.lettertemplate.TemplateShelf;
import vn.giaoban.web.mail.OfficeAddresses;
import vn.giaoban.web.settings.Settings;

/// Writes letters in the office's words and language.
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

  /// @param language of the letters
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

  /// The language of the letters.
  public Locale language() {
    return language;
  }

  /// The office, as letters call it.
  public String office() {
    return office;
  }

  /// A letter of this kind.
  public LetterValues.Written write(LetterKind kind, LetterValues values) {
    values.word("office", office);
    var filled = shelf.fill(kind, language.getLanguage(), values.values());
    return values.written(filled, office, language);
  }

  /// A text in the language of the letters.
  String say(String key) {
    return texts.text(language, key);
  }

  String say(String key, Map<String, ?> args) {
    return texts.text(language, key, args);
  }
}
