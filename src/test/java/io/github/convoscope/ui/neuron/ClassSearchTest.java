package io.github.convoscope.ui.neuron;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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

  @Test
  void ofManyClassesTheBestAndTheChosenAreShown() {
    float[] twelve = {.01f, .02f, .03f, .3f, .05f, .06f, .2f, .08f, .09f, .1f, .04f, .02f};
    assertArrayEquals(new int[] {3, 6, 9, 8, 7}, ShownClasses.of(twelve, null, null, null));
    assertArrayEquals(new int[] {3, 6, 9, 8, 7, 0, 11}, ShownClasses.of(twelve, null, 0, 11));
    assertArrayEquals(new int[] {3, 6, 9, 8, 7, 11}, ShownClasses.of(twelve, null, 6, 11));
    assertArrayEquals(new int[] {5, 1}, ShownClasses.of(twelve, List.of(5, 1), 0, 11));
    float[] few = {.5f, .1f, .4f};
    assertArrayEquals(new int[] {0, 1, 2}, ShownClasses.of(few, List.of(2), 0, 1));
  }
}
