package io.github.convoscope.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Texts do not break between a number and its unit, as in "271 ms". */
class UnitsTest {
  private static final Pattern BREAKABLE = Pattern.compile("[}0-9] (%|ms|s|MB|px)(?![a-z])");

  @Test
  void noTextBreaksBetweenANumberAndItsUnit() throws IOException, URISyntaxException {
    URI one =
        Objects.requireNonNull(
                Messages.class.getResource("/io/github/convoscope/messages/ui.properties"))
            .toURI();
    Path folder = Objects.requireNonNull(Path.of(one).getParent());
    List<String> breakable = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(".properties")).toList();
    }
    int texts = 0;
    for (Path file : files) {
      Properties bundle = new Properties();
      try (InputStream in = Files.newInputStream(file)) {
        bundle.load(in);
      }
      for (String key : bundle.stringPropertyNames()) {
        texts++;
        if (BREAKABLE.matcher(bundle.getProperty(key)).find()) {
          breakable.add(key + "=" + bundle.getProperty(key));
        }
      }
    }
    assertTrue(texts > 500, texts + " texts");
    assertEquals(List.of(), breakable);
  }
}
