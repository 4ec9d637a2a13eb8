package io.github.convoscope.ui.platform;

/**
 * Has every position of the pointer delivered while the user draws, where the system would merge
 * them (decision 0015). The calls tell what happens on the pad:
 *
 * <pre>{@code
 * motion.prepare();  // once, when the window is shown
 * motion.begin();    // the pointer enters the pad
 * motion.press();    // a button goes down
 * motion.drag();     // at each move with a button down
 * motion.end();      // the pointer has left the pad, and no button is down
 * }</pre>
 *
 * <p>JavaFX thread.
 */
public interface UncompressedPointerMotion {
  /** Leaves the delivery to the system. */
  UncompressedPointerMotion NONE = new UncompressedPointerMotion() {};

  /** Prepares the windows that are open now; call it once, after the window is shown. */
  default void prepare() {}

  /** Asks for all positions in the window under the pointer; a second call changes nothing. */
  default void begin() {}

  /** A button goes down on the pad. */
  default void press() {}

  /** The pointer moves with a button down; call it while handling the event. */
  default void drag() {}

  /** Lets the system merge positions again. */
  default void end() {}
}
