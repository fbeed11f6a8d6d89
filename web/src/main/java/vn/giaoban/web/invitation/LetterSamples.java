package vn.giaoban.web.invitation;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.giaoban.scheduler.lettertemplate.LetterKind;
import vn.giaoban.scheduler.lettertemplate.LetterTemplate.Words;
import vn.giaoban.web.language.Texts;
import vn.giaoban.web.lettertemplate.LetterLook;
import vn.giaoban.web.lettertemplate.TemplateEngine;
import vn.giaoban.web.lettertemplate.TemplateFields;
import vn.giaoban.web.mail.OfficeAddresses;

/// Shows letters with values made up for the purpose, so that an office sees its words before
/// anybody else does.
@Component
class LetterSamples implements LetterLook {
  private static final URI LINK = URI.create("https://giaoban.tinh.gov.vn/join/…");

  private final TemplateEngine engine = new TemplateEngine();
  private final Texts texts;
  private final String office;

  LetterSamples(Texts texts, OfficeAddresses addresses) {
    this.texts = texts;
    var name = addresses.office().name();
    this.office = name == null ? addresses.office().address() : name;
  }

  @Override
  public Look look(LetterKind kind, String language, Words words) {
    var locale = Locale.forLanguageTag(language);
    var values = values(locale);
    var filled = engine.fill(words, TemplateFields.of(kind), values.values());
    var written = values.written(filled, office, locale);
    return new Look(written.subject(), written.text().plain(), written.text().html());
  }

  private LetterValues values(Locale language) {
    var values =
        new LetterValues(
            Map.of(
                "office", office,
                "recipient", say(language, "recipient"),
                "greeting",
                    texts.text(
                        language, "letter.to", Map.of("recipient", say(language, "recipient"))),
                "title", say(language, "title"),
                "when", say(language, "when"),
                "date", say(language, "date"),
                "chair", say(language, "chair"),
                "place", texts.text(language, "letter.where.online"),
                "link", LINK.toString(),
                "lead", texts.text(language, "letter.lead.days", Map.of("n", 1))));
    for (var word : List.of("notation", "issued", "file", "subject", "substitute")) {
      values.word(word, say(language, word));
    }
    values.flag("attached", true);
    values.flag("cancelled", true);
    values.flag("early", true);
    values.block(
        "facts",
        letter ->
            letter
                .fact(texts.text(language, "letter.when"), say(language, "when"))
                .fact(texts.text(language, "letter.chair"), say(language, "chair"))
                .fact(
                    texts.text(language, "letter.where"),
                    texts.text(language, "letter.where.online")));
    values.block(
        "join",
        letter ->
            letter.button(
                texts.text(language, "letter.button"), LINK, texts.text(language, "letter.link")));
    values.block("content", letter -> letter.paragraph(say(language, "content")));
    values.block(
        "tasks",
        letter ->
            letter.list(
                texts.text(language, "letter.tasks"), true, List.of(say(language, "task"))));
    values.block(
        "open",
        letter ->
            letter.button(
                texts.text(language, "letter.open.button"),
                LINK,
                texts.text(language, "letter.open.link")));
    values.block("reply", letter -> answer(letter, language));
    values.block("answer", letter -> answer(letter, language));
    values.block(
        "agenda",
        letter ->
            letter.list(
                texts.text(language, "letter.agenda"), true, List.of(say(language, "item"))));
    values.block(
        "wanted",
        letter -> letter.list(say(language, "wanted"), true, List.of(say(language, "paper"))));
    values.block(
        "papers",
        letter ->
            letter.list(
                texts.text(language, "letter.papers"), false, List.of(say(language, "paper"))));
    values.block(
        "message",
        letter -> letter.quote(texts.text(language, "letter.message"), say(language, "message")));
    values.block(
        "reason",
        letter -> letter.quote(texts.text(language, "letter.reason"), say(language, "reason")));
    return values;
  }

  private void answer(LetterText.Builder letter, Locale language) {
    letter.button(
        texts.text(language, "letter.answer.button"),
        LINK,
        texts.text(language, "letter.answer.link"));
  }

  private String say(Locale language, String key) {
    return texts.text(language, "letter.sample." + key);
  }
}
