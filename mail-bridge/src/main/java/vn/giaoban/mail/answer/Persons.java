package vn.giaoban.mail.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds people in a sentence: `đ/c Nguyễn Văn A, Phó Chủ tịch UBND xã`, `Trung tá Lê B`, `Mr
/// Binh`.
final class Persons {
  /// A person, and where the words about it begin and end (exclusive).
  record Person(@Nullable String name, @Nullable String title, int from, int to) {}

  private static final Set<String> SURNAMES =
      Stream.of(
              ("nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trịnh"
                      + " đoàn mai lương hà cao tạ tô lưu châu quách triệu thái trương chu nông hứa"
                      + " kiều la lâm lại lò lường quàng sùng giàng vàng thào hầu cầm bế ma đàm tống"
                      + " tăng từ vi tòng cà điêu hạ đào khổng bạch nghiêm phùng phí ninh thân thạch"
                      + " sơn danh kim y đồng văn tiêu vương viên khúc lục âu ông giáp doãn bàn chẩu"
                      + " đường ksor siu rơ h' mạc lã cù uông nhữ tưởng trang lữ")
                  .split(" "))
          .flatMap(name -> Stream.of(Word.key(name), Word.folded(Word.key(name))))
          .collect(Collectors.toUnmodifiableSet());

  /// Words behind which capital letters name a place.
  private static final Set<String> UNITS =
      Stream.of(
              "xã phường trấn huyện quận tỉnh phố thôn khu đường trường ubnd xa phuong commune"
                  + " ward")
          .flatMap(words -> Stream.of(words.split(" ")))
          .map(Word::key)
          .collect(Collectors.toUnmodifiableSet());

  /// Words behind which one goes somewhere.
  private static final Set<String> TOWARDS =
      Stream.of("tại ở đi về ra vào lên xuống đến tới từ tai o in to from at")
          .flatMap(words -> Stream.of(words.split(" ")))
          .map(Word::key)
          .collect(Collectors.toUnmodifiableSet());

  /// Provinces and cities that look like a surname and a given name.
  private static final Set<String> PLACES =
      Stream.of(
              "Hà Nội",
              "Hà Nam",
              "Hà Giang",
              "Hà Tĩnh",
              "Cao Bằng",
              "Lâm Đồng",
              "Lai Châu",
              "Thái Bình",
              "Thái Nguyên",
              "Ninh Bình",
              "Ninh Thuận",
              "Đồng Nai",
              "Đồng Tháp",
              "Sơn La",
              "Kim Sơn",
              "Hạ Long",
              "Vũng Tàu",
              "Vương Quốc")
          .map(Word::phrase)
          .flatMap(name -> Stream.of(name, Word.folded(name)))
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> MIDDLE =
      Set.of(Word.key("văn"), Word.key("thị"), "van", "thi", "duc", "thanh");

  private static final Set<String> ADDRESS =
      Set.of(Word.key("chí"), "chi", "ong", "dc", "d/c", "d.c");

  private static final Set<String> SEPARATORS = Set.of(",", "-", "–", "—", "(", ":", "/");
  private static final Set<String> LINKS =
      Stream.of("là hiện chức vụ vụ: our the my la chuc vu hien giữ")
          .flatMap(words -> Stream.of(words.split(" ")))
          .map(Word::key)
          .collect(Collectors.toUnmodifiableSet());

  /// Small words inside English titles.
  private static final Set<String> OF = Set.of("of", "the", "for", "and", "in");

  private static final int LONGEST_TITLE = 14;
  private static final int LONGEST_NAME = 6;

  private final Sentence sentence;
  private final List<Word> words;
  private final Lexed lexed;

  private Persons(Sentence sentence) {
    this.sentence = sentence;
    this.words = sentence.words();
    this.lexed = sentence.lexed();
  }

  static List<Person> of(Sentence sentence) {
    return new Persons(sentence).find();
  }

  private List<Person> find() {
    var found = new ArrayList<Person>();
    for (var i = 0; i < words.size(); ) {
      var person = at(i);
      if (person == null) {
        i += lexed.at(i).words();
      } else {
        found.add(person);
        i = person.to();
      }
    }
    return found;
  }

  /// A person whose form of address, title or name begins here.
  private @Nullable Person at(int start) {
    var at = start;
    while (is(at, WordClass.HONORIFIC) && !is(at, WordClass.TITLE)) {
      at += lexed.at(at).words();
      at += text(at).equals(".") || text(at).equals(":") ? 1 : 0;
    }
    // A form of address may belong to the phrase before (`cu dong chi`).
    var addressed = at > start || (start > 0 && ADDRESS.contains(words.get(start - 1).key()));
    if (is(at, WordClass.TITLE)) {
      return titled(start, at);
    }
    var end = name(at, addressed);
    if (end <= at) {
      return null;
    }
    var titleAt = titleAfter(end);
    var titleEnd = titleAt < 0 ? end : titleEnd(titleAt);
    return new Person(
        written(at, end),
        titleAt < 0 ? null : sentence.between(titleAt, titleEnd),
        start,
        closed(titleEnd));
  }

  /// `Phó Chủ tịch UBND xã Giao Thủy Nguyễn Văn A`, or the office alone.
  private Person titled(int start, int at) {
    var end = titleEnd(at);
    for (var i = at + lexed.at(at).words(); i < end; i++) {
      var nameEnd = surname(i) && words.get(i).isCapital() ? name(i, true) : -1;
      var place = i > 0 && UNITS.contains(words.get(i - 1).key()) && nameEnd - i < 3;
      if (nameEnd - i >= 2 && !place && !surnameWithin(i + 1, nameEnd)) {
        var after = titleAfter(nameEnd);
        var to = after < 0 ? nameEnd : titleEnd(after);
        // A rank stands before the name, the office behind it.
        var title = after < 0 ? sentence.between(at, i) : sentence.between(after, to);
        return new Person(written(i, nameEnd), title, start, closed(to));
      }
    }
    // `Phó Chủ tịch là đồng chí Nguyễn Văn A`, `Phó Chủ tịch (Nguyễn Văn A)`, `my deputy, Mr A`
    var next = end;
    while (next < words.size()
        && (SEPARATORS.contains(text(next)) || LINKS.contains(words.get(next).key()))) {
      next++;
    }
    var named = next;
    while (named < words.size() && is(named, WordClass.HONORIFIC)) {
      named += lexed.at(named).words();
      named += text(named).equals(".") ? 1 : 0;
    }
    var nameEnd = named > next || surname(named) ? name(named, true) : -1;
    if (next > end || named > next) {
      if (nameEnd > named) {
        var after = titleAfter(nameEnd);
        var to = after < 0 ? nameEnd : titleEnd(after);
        var title = after < 0 ? sentence.between(at, end) : sentence.between(after, to);
        return new Person(written(named, nameEnd), title, start, closed(to));
      }
    }
    return new Person(null, sentence.between(at, end), start, closed(end));
  }

  /// Whether another surname begins a shorter name in the run: `Giao Lê Văn A`.
  private boolean surnameWithin(int from, int end) {
    for (var i = from; i < end - 1; i++) {
      if (end - from > 3 && surname(i)) {
        return true;
      }
    }
    return false;
  }

  private boolean surname(int at) {
    return at < words.size() && SURNAMES.contains(words.get(at).key());
  }

  /// Where the name that begins here ends; not behind `at` when there is none.
  private int name(int at, boolean addressed) {
    var end = at;
    while (end < words.size() && end - at < LONGEST_NAME && nameWord(end, addressed)) {
      if (end > at && is(end, WordClass.TITLE) && lexed.at(end).words() > 1) {
        break;
      }
      end++;
    }
    if (end == at && addressed) {
      return lowerCaseName(at);
    }
    var isLong = end - at >= 2 && (surname(at) || addressed || promises(end));
    var place =
        !addressed && (isPlace(at, end) || (at > 0 && TOWARDS.contains(words.get(at - 1).key())));
    return (isLong && !place) || (addressed && end - at == 1) ? end : at;
  }

  /// `John Smith will …`, `Anna Brown, Head of Planning`: whoever does or is something is somebody.
  private boolean promises(int at) {
    return lexed.lexicon() == Lexicon.ENGLISH && (is(at, WordClass.WILL) || titleAfter(at) >= 0);
  }

  private boolean isPlace(int from, int end) {
    return (from > 0 && UNITS.contains(words.get(from - 1).key()))
        || (end - from == 2
            && PLACES.contains(words.get(from).key() + " " + words.get(from + 1).key()));
  }

  private boolean nameWord(int at, boolean addressed) {
    var word = words.get(at);
    return word.isCapital()
        && word.text().chars().noneMatch(Character::isDigit)
        && (addressed || !word.isShouted() || word.text().length() == 1)
        && !(word.isShouted() && word.text().length() > 1 && UNITS.contains(word.key()));
  }

  /// `đ/c nguyễn văn a`: a surname, then up to four words that do nothing else.
  private int lowerCaseName(int at) {
    if (!surname(at)) {
      return at;
    }
    var end = at + 1;
    while (end < words.size() && end - at < 5 && words.get(end).isWord() && givenName(end)) {
      end++;
    }
    return end - at >= 2 ? end : at;
  }

  private boolean givenName(int at) {
    var word = words.get(at);
    return does(at).isEmpty() || MIDDLE.contains(word.key()) || word.text().length() == 1;
  }

  private Set<WordClass> does(int at) {
    return lexed.at(at).kinds();
  }

  private boolean is(int at, WordClass kind) {
    return at < words.size() && does(at).contains(kind);
  }

  private String text(int at) {
    return at < words.size() ? words.get(at).text() : "";
  }

  /// Where a title behind a name begins; -1 without.
  private int titleAfter(int end) {
    var at = end;
    while (at < words.size()
        && at - end < 4
        && (SEPARATORS.contains(text(at)) || LINKS.contains(words.get(at).key()))) {
      at++;
    }
    return is(at, WordClass.TITLE) ? at : -1;
  }

  /// A title ends where something else is said.
  private int titleEnd(int from) {
    var at = from + lexed.at(from).words();
    while (at < words.size() && at - from < LONGEST_TITLE) {
      var word = words.get(at);
      if (joins(at)) {
        at++;
        continue;
      }
      if (!word.isWord()) {
        break;
      }
      var kinds = does(at);
      var other = kinds.stream().anyMatch(Persons::ends) && !kinds.contains(WordClass.TITLE);
      if (other
          || (lexed.lexicon() == Lexicon.ENGLISH
              && !word.isCapital()
              && !OF.contains(word.key()))) {
        break;
      }
      at += word.isCapital() ? 1 : Math.max(1, lexed.at(at).words());
    }
    return Math.min(at, words.size());
  }

  /// A dash or an `và` inside a title: `công chức văn phòng - thống kê`.
  private boolean joins(int at) {
    return Set.of("-", "–", "và", "&").contains(text(at))
        && at + 1 < words.size()
        && words.get(at + 1).isWord()
        && (!text(at).equals("và") || words.get(at + 1).isCapital())
        && !surname(at + 1)
        && !is(at + 1, WordClass.HONORIFIC)
        && does(at + 1).stream().noneMatch(Persons::ends);
  }

  private static boolean ends(WordClass kind) {
    return switch (kind) {
      case ATTEND,
          ABSENT,
          SEND,
          INSTEAD,
          WILL,
          CAN,
          NOT,
          CLAUSE,
          CAUSE,
          UNSURE,
          PAST,
          HONORIFIC,
          BUSY ->
          true;
      case ASSENT, YES, SELF, TITLE, NAMING, MATTER, IF, ASK, REQUEST, MAY, POLITE -> false;
    };
  }

  /// What closes a title in brackets or between commas belongs to it.
  private int closed(int end) {
    return Set.of(",", ")").contains(text(end)) ? end + 1 : end;
  }

  /// As written; a name without capitals, or with nothing else, is written as names are.
  private String written(int from, int to) {
    var name = words.subList(from, to);
    var shouted = name.stream().anyMatch(Word::isShouted) && name.stream().allMatch(Word::isUpper);
    return name.stream()
        .map(Word::text)
        .map(word ->
            word.substring(0, 1).toUpperCase(Locale.ROOT)
                + (shouted ? word.substring(1).toLowerCase(Locale.ROOT) : word.substring(1)))
        .collect(Collectors.joining(" "));
  }
}
