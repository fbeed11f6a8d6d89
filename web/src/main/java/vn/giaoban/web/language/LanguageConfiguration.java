package vn.giaoban.web.language;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LanguageConfiguration {
  @Bean
  Texts texts() {
    return Texts.load();
  }
}
