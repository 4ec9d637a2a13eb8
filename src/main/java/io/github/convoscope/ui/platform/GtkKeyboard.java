package io.github.convoscope.ui.platform;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks GTK what each key types in the layout that is chosen now. JavaFX tells neither the position
 * of a pressed key nor, where the layout has no Latin letters, which key it was.
 *
 * <p>JavaFX thread, which is GTK's.
 */
final class GtkKeyboard {
  private static final Logger LOG = LoggerFactory.getLogger(GtkKeyboard.class);

  /** The rows of a US keyboard, and the number that Linux gives the first key of each. */
  private static final Map<Integer, String> ROWS =
      Map.of(10, "1234567890-=", 24, "qwertyuiop[]", 38, "asdfghjkl;'`", 51, "\\zxcvbnm,./");

  private static final int SHIFT = 1;
  private static final int CORE_KEYBOARD = 0x100;

  /** Bytes of an XkbStateRec, and more; the chosen layout is the first. */
  private static final int STATE = 64;

  /** {@code RTLD_LAZY | RTLD_NOLOAD}: only a GTK that JavaFX has loaded is of use. */
  private static final Map<String, Object> IF_LOADED = Map.of(Library.OPTION_OPEN_FLAGS, 1 | 4);

  private GtkKeyboard() {}

  /** What the keys type now; unknown where GTK can't be asked. */
  static KeyboardLayout read() {
    try {
      Gdk gdk = Libraries.GDK;
      X11 x11 = Libraries.XLIB;
      Pointer map = gdk.gdk_keymap_get_for_display(gdk.gdk_display_get_default());
      int group = group(gdk, x11);
      Map<KeyCode, KeyboardLayout.Key> keys = new EnumMap<>(KeyCode.class);
      ROWS.forEach(
          (first, row) -> {
            for (int i = 0; i < row.length(); i++) {
              String plain = typed(gdk, map, first + i, 0, group);
              String shifted = typed(gdk, map, first + i, SHIFT, group);
              KeyPositions.at(row.charAt(i))
                  .ifPresent(code -> keys.put(code, new KeyboardLayout.Key(plain, shifted)));
            }
          });
      return KeyboardLayout.of(keys);
    } catch (LinkageError | RuntimeException without) {
      LOG.info("Keys are told by JavaFX's codes alone: GTK 3 can't be called", without);
      return KeyboardLayout.UNKNOWN;
    }
  }

  private static int group(Gdk gdk, X11 x11) {
    try (Memory state = new Memory(STATE)) {
      state.clear();
      x11.XkbGetState(gdk.gdk_x11_get_default_xdisplay(), CORE_KEYBOARD, state);
      return state.getByte(0);
    }
  }

  private static String typed(Gdk gdk, Pointer map, int key, int modifiers, int group) {
    IntByReference symbol = new IntByReference();
    gdk.gdk_keymap_translate_keyboard_state(map, key, modifiers, group, symbol, null, null, null);
    int character = gdk.gdk_keyval_to_unicode(symbol.getValue());
    return character < ' ' ? "" : Character.toString(character);
  }

  /** Loaded once, at the first question. */
  private static final class Libraries {
    static final Gdk GDK = Native.load("libgdk-3.so.0", Gdk.class, IF_LOADED);
    static final X11 XLIB = Native.load("libX11.so.6", X11.class, IF_LOADED);

    private Libraries() {}
  }

  /** What is called of GDK 3; names and arguments as in C. */
  @SuppressWarnings("MemberName")
  interface Gdk extends Library {
    Pointer gdk_display_get_default();

    Pointer gdk_x11_get_default_xdisplay();

    Pointer gdk_keymap_get_for_display(Pointer display);

    int gdk_keymap_translate_keyboard_state(
        Pointer map,
        int key,
        int modifiers,
        int group,
        IntByReference symbol,
        @Nullable Pointer effectiveGroup,
        @Nullable Pointer level,
        @Nullable Pointer consumed);

    int gdk_keyval_to_unicode(int symbol);
  }

  /** What is called of Xlib. */
  @SuppressWarnings("MemberName")
  interface X11 extends Library {
    int XkbGetState(Pointer display, int device, Pointer state);
  }
}
