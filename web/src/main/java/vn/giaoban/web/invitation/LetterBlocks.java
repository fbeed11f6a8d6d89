package vn.giaoban.web.invitation;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.giaoban.scheduler.invitation.Announcement;
import vn.giaoban.scheduler.invitation.Recipient;
import vn.giaoban.scheduler.post.Post;
import vn.giaoban.web.language.Texts;

/// What letters about a briefing have in common: how somebody is addressed, the table of facts, the
/// buttons.
record LetterBlocks(TemplateLetters.Voice voice) {
  private static final List<String> PLACES =
      List.of("Xã ", "Phường ", "Thị trấn ", "Đặc khu ", "Huyện ", "Tỉnh ");

  /// The words that all of them may use.
  Map<String, String> words(Announcement a, Recipient to) {
    var when = new When(a.startsAt(), a.endsAt());
    var words = new HashMap<String, String>();
    words.put("recipient", formal(to));
    words.put("greeting", greeting(to));
    words.put("title", a.title());
    words.put("when", when.in(voice.language()));
    words.put("date", when.brief());
    words.put("chair", a.chairName());
    words.put("place", voice.where(a.place()));
    return words;
  }

  void facts(LetterText.Builder letter, Announcement a) {
    letter
        .fact(voice.say("letter.when"), new When(a.startsAt(), a.endsAt()).in(voice.language()))
        .fact(voice.say("letter.chair"), a.chairName())
        .fact(voice.say("letter.where"), voice.where(a.place()));
  }

  void join(LetterText.Builder letter, URI link) {
    letter.button(voice.say("letter.button"), link, voice.say("letter.link"));
  }

  /// For whoever's mail program shows no calendar buttons.
  void reply(LetterText.Builder letter, URI link) {
    letter.button(
        voice.say("letter.answer.button"), ReplyLink.of(link), voice.say("letter.answer.link"));
  }

  String greeting(Recipient to) {
    return voice.say("letter.to", Map.of("recipient", formal(to, "letter.post.holder")));
  }

  String formal(Recipient to) {
    return formal(to, "letter.post.holder.inline");
  }

  /// The post is addressed, with whoever is in it: "Chủ tịch UBND xã Hải Hậu"; without one the
  /// commune's authority, not the place: "UBND xã Hải Hậu".
  private String formal(Recipient to, String withHolder) {
    var name = to.name();
    if (to.post() != null) {
      var post = Post.addressed(to.post(), name);
      return to.holder() == null
          ? post
          : voice.say(withHolder, Map.of("holder", to.holder(), "post", post));
    }
    return to.kind() == Recipient.Kind.PERSON ? name : authority(name);
  }

  /// Who is written to when a place is meant.
  static String authority(String name) {
    for (var word : PLACES) {
      if (name.startsWith(word)) {
        return "UBND " + name.substring(0, 1).toLowerCase(Texts.VIETNAMESE) + name.substring(1);
      }
    }
    return name;
  }
}
