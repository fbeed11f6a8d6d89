package vn.giaoban.web.mail;

import java.util.concurrent.Executors;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import vn.giaoban.mail.sms.HttpSmsGateway;
import vn.giaoban.mail.sms.ShortMessage;
import vn.giaoban.scheduler.outbox.Courier;
import vn.giaoban.scheduler.outbox.CourierAnswer;
import vn.giaoban.scheduler.outbox.Parcel;

/// Hands short messages to the office's gateway, each on a virtual thread.
public final class SmsCourier implements Courier, AutoCloseable {
  private final HttpSmsGateway gateway;
  private final Scheduler threads =
      Schedulers.fromExecutorService(Executors.newVirtualThreadPerTaskExecutor(), "sms");

  public SmsCourier(HttpSmsGateway gateway) {
    this.gateway = gateway;
  }

  @Override
  public Mono<CourierAnswer> deliver(Parcel parcel) {
    var mail = parcel.mail();
    var message = new ShortMessage(mail.key(), mail.address(), mail.text());
    return Mono.fromCallable(() -> SmtpCourier.answer(gateway.send(message))).subscribeOn(threads);
  }

  @Override
  public void close() {
    threads.dispose();
    gateway.close();
  }
}
