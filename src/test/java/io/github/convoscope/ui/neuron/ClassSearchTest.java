package io.github.convoscope.ui.neuron;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Finding classes by name, and which of many are shown. */
class ClassSearchTest {
  private static final ClassSearch SEARCH =
      ClassSearch.of(
          List.of(
              "tabby, tabby cat",
              "tiger cat",
              "cattle dog",
              "crane",
              "lynx, catamount",
              "crane, hoist",
              "Scotch terrier"));

  @Test
  void namesThatBeginWithItComeFirstThenWordsThenTheRest() {
    assertEquals(List.of(2, 4, 0, 1), SEARCH.find("cat"));
    assertEquals(List.of(6), SEARCH.find("  scotch "));
    assertEquals(List.of(), SEARCH.find("  "));
    assertEquals(List.of(), SEARCH.find("zebra"));
  }

  @Test
  void aLongNameIsShortUnlessAnotherClassHasTheSame() {
    assertEquals("tabby", SEARCH.brief(0));
    assertEquals("lynx", SEARCH.brief(4));
    assertEquals("crane", SEARCH.brief(3));
    assertEquals("crane, hoist", SEARCH.brief(5));
  }
}
