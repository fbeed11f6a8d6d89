package vn.giaoban.mail.real;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import vn.giaoban.mail.imap.Arrived;
import vn.giaoban.mail.imap.Inbox;
import vn.giaoban.mail.imap.InboxPosition;

/// An inbox in memory: keeps each content once, and knows where each lies.
final class KeptMail implements Inbox {
  /// What is new, in order.
  final BlockingQueue<Arrived> fresh = new LinkedBlockingQueue<>();

  /// Contents that were offered though they were known.
  final List<String> again = new CopyOnWriteArrayList<>();

  /// Reasons for which a connection broke.
  final BlockingQueue<String> broken = new LinkedBlockingQueue<>();

  /// Where messages belong, by subject; the others stay.
  final Map<String, Target> targets = new ConcurrentHashMap<>();

  /// Where they were moved to, by subject.
  final BlockingQueue<Map.Entry<String, Place>> moved = new LinkedBlockingQueue<>();

  private final Map<String, InboxPosition> positions = new ConcurrentHashMap<>();
  private final Map<Place, String> places = new LinkedHashMap<>();
  private final List<String> contents = new ArrayList<>();
  private final Map<String, Target> done = new ConcurrentHashMap<>();

  static String subject(byte[] raw) {
    return new String(raw, UTF_8)
        .lines()
        .filter(line -> line.startsWith("Subject: "))
        .findFirst()
        .orElse("")
        .replace("Subject: ", "");
  }

  @Override
  public InboxPosition position(String folder) {
    return positions.getOrDefault(folder, InboxPosition.START);
  }

  @Override
  public synchronized void keep(String folder, long uidValidity, List<Arrived> messages) {
    positions.put(folder, new InboxPosition(uidValidity, messages.getLast().uid()));
    for (var message : messages) {
      var content = new String(message.raw(), UTF_8);
      places.put(new Place(folder, uidValidity, message.uid()), subject(message.raw()));
      if (contents.contains(content)) {
        again.add(subject(message.raw()));
      } else {
        contents.add(content);
        fresh.add(message);
      }
    }
  }

  @Override
  public void connection(String folder, boolean up, String reason) {
    if (!up) {
      broken.add(reason);
    }
  }

  @Override
  public synchronized List<Move> moves(List<String> folders) {
    return places.entrySet().stream()
        .filter(entry -> folders.contains(entry.getKey().folder()))
        .filter(entry -> targets.containsKey(entry.getValue()))
        .filter(entry -> targets.get(entry.getValue()) != done.get(entry.getValue()))
        .map(entry -> new Move(entry.getKey(), targets.get(entry.getValue())))
        .toList();
  }

  @Override
  public synchronized void moved(Move move, boolean found, @Nullable Place to) {
    var subject = String.valueOf(places.remove(move.from()));
    if (found && to != null) {
      places.put(to, subject);
      done.put(subject, move.target());
      moved.add(Map.entry(subject, to));
    }
  }
}
