package vn.giaoban.web.mail;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import vn.giaoban.mail.address.MailAddress;
import vn.giaoban.mail.imip.OutgoingMail;
import vn.giaoban.mail.itip.ITipMethod;
import vn.giaoban.mail.smtp.DeliveryOutcome;
import vn.giaoban.scheduler.outbox.AttachedFiles;
import vn.giaoban.scheduler.outbox.Courier;
import vn.giaoban.scheduler.outbox.CourierAnswer;
import vn.giaoban.scheduler.outbox.Parcel;

/// Hands parcels over by SMTP, each on a virtual thread; how many at once is the sender's to bound.
@Component
class SmtpCourier implements Courier {
  private final PostOffice post;
  private final AttachedFiles files;
  private final OfficeAddresses addresses;
  private final Scheduler threads =
      Schedulers.fromExecutorService(Executors.newVirtualThreadPerTaskExecutor(), "smtp");

  SmtpCourier(PostOffice post, AttachedFiles files, OfficeAddresses addresses) {
    this.post = post;
    this.files = files;
    this.addresses = addresses;
  }

  @Override
  public Mono<CourierAnswer> deliver(Parcel parcel) {
    return Mono.fromCallable(() -> handOver(parcel)).subscribeOn(threads);
  }

  private CourierAnswer handOver(Parcel parcel) throws InterruptedException {
    var to = MailAddress.read(parcel.mail().address());
    if (to.isEmpty()) {
      return new CourierAnswer.Refused("5.1.3", "not an address");
    }
    var attached = attached(parcel);
    if (attached.isEmpty()) {
      return new CourierAnswer.Refused("5.6.0", "an attached file is gone");
    }
    if (!post.isOpen()) {
      return new CourierAnswer.Later("4.3.2", "mail has not started yet", true);
    }
    return answer(post.send(mail(parcel, to.get(), attached.get())));
  }

  static CourierAnswer answer(DeliveryOutcome outcome) {
    return switch (outcome) {
      case DeliveryOutcome.Delivered _ -> new CourierAnswer.Taken();
      case DeliveryOutcome.Deferred(var status, var reason, var down) ->
          new CourierAnswer.Later(status.toString(), reason, down);
      case DeliveryOutcome.Failed(var status, var reason) ->
          new CourierAnswer.Refused(status.toString(), reason);
    };
  }

  private Optional<List<OutgoingMail.FilePart>> attached(Parcel parcel) {
    var parts = new ArrayList<OutgoingMail.FilePart>();
    for (var file : parcel.mail().attachments()) {
      Optional<Path> content = files.find(file.sha256());
      if (content.isEmpty()) {
        return Optional.empty();
      }
      parts.add(new OutgoingMail.FilePart(file.fileName(), file.mediaType(), content.get()));
    }
    return Optional.of(parts);
  }

  private OutgoingMail mail(Parcel parcel, MailAddress to, List<OutgoingMail.FilePart> parts) {
    var mail = parcel.mail();
    var calendar = mail.calendar();
    return new OutgoingMail(
        parcel.messageId(),
        parcel.createdAt(),
        post.office(),
        new MailAddress(to.address(), mail.name()),
        mail.subject(),
        mail.text(),
        mail.html(),
        calendar == null
            ? null
            : new OutgoingMail.CalendarPart(
                ITipMethod.read(calendar.method()).orElseThrow(), calendar.body()),
        parts,
        true,
        new OutgoingMail.Way(
            addresses.returnPath(mail.briefingId(), mail.recipient()),
            addresses.replyTo(mail.briefingId(), mail.recipient()),
            parcel.thread(),
            null));
  }
}
