package vn.giaoban.web.mail;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.giaoban.mail.address.MailAddress;
import vn.giaoban.mail.imip.OutgoingMail;
import vn.giaoban.mail.itip.ITipMethod;
import vn.giaoban.mail.smtp.MailServer;
import vn.giaoban.mail.smtp.SmtpSender;
import vn.giaoban.scheduler.invitation.InvitationFate;
import vn.giaoban.scheduler.invitation.store.InvitationsOverR2dbc;
import vn.giaoban.scheduler.journal.JournalOverR2dbc;
import vn.giaoban.scheduler.journal.JournalWakes;
import vn.giaoban.scheduler.outbox.AcceptedFile;
import vn.giaoban.scheduler.outbox.Courier;
import vn.giaoban.scheduler.outbox.OutboxSender;
import vn.giaoban.scheduler.outbox.Parcel;
import vn.giaoban.scheduler.outbox.Throttle;
import vn.giaoban.scheduler.outbox.store.OutboxOverR2dbc;
import vn.giaoban.scheduler.post.Posts;

/// A process that empties an outbox until it is killed: the parts of the application that send, and
/// nothing else, so that it is there quickly.
///
/// Arguments: URL of the database, port of the mail server, file of what was taken.
final class OutboxLife {
  private static final MailAddress OFFICE = MailAddress.of("vanphong@tinh.example");

  private OutboxLife() {}

  public static void main(String[] args) throws Exception {
    var connections = ConnectionFactories.get(args[0]);
    var pool =
        new ConnectionPool(
            ConnectionPoolConfiguration.builder(connections).initialSize(0).maxSize(8).build());
    var database = DatabaseClient.create(pool);
    var transactions = TransactionalOperator.create(new R2dbcTransactionManager(pool));
    var clock = InstantSource.system();
    var journal =
        new JournalOverR2dbc(
            database,
            transactions,
            new JournalWakes(
                new PostgresqlConnectionFactoryProvider()
                    .create(ConnectionFactoryOptions.parse(args[0]))),
            clock);
    var smtp = new SmtpSender(MailServer.parse("smtp://127.0.0.1:" + args[1]), "tinh.example", 4);
    Courier courier =
        parcel ->
            Mono.fromCallable(() -> SmtpCourier.answer(smtp.send(mail(parcel))))
                .subscribeOn(Schedulers.boundedElastic());
    var sender =
        new OutboxSender(
            OutboxSender.SendingPlan.mail("one", 4),
            new OutboxOverR2dbc(database, clock, "tinh.example", null),
            courier,
            List.of(
                new InvitationFate(
                    new InvitationsOverR2dbc(database, new Posts(database, transactions), clock),
                    journal)),
            transactions,
            clock,
            RandomGenerator.getDefault(),
            new AcceptedFile(Path.of(args[2])),
            Throttle.none());
    sender.start();
    System.out.println("sending " + Instant.now());
    Thread.sleep(Duration.ofMinutes(5));
  }

  private static OutgoingMail mail(Parcel parcel) {
    var mail = parcel.mail();
    var calendar = java.util.Objects.requireNonNull(mail.calendar());
    return new OutgoingMail(
        parcel.messageId(),
        parcel.createdAt(),
        OFFICE,
        new MailAddress(mail.address(), mail.name()),
        mail.subject(),
        mail.text(),
        mail.html(),
        new OutgoingMail.CalendarPart(
            ITipMethod.read(calendar.method()).orElseThrow(), calendar.body()),
        List.of(),
        true);
  }
}
