package io.github.convoscope.ui.pad;

import io.github.convoscope.ui.Page;
import io.github.convoscope.ui.PanelHost;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;

/**
 * Keeps the first stroke beside an open dialogue: a press on the pad closes the dialogue, and draws
 * as well. The pane that dims the window has the press otherwise. JavaFX thread.
 */
final class StrokeBesideDialogue {
  private final PadPlace place;
  private final PanelHost host;
  private boolean drawing;
  private boolean handing;

  private StrokeBesideDialogue(PadPlace place, PanelHost host) {
    this.place = place;
    this.host = host;
  }

  static void install(Scene scene, PadPlace place, PanelHost host) {
    StrokeBesideDialogue stroke = new StrokeBesideDialogue(place, host);
    scene.addEventFilter(MouseEvent.ANY, stroke::pass);
  }

  private void pass(MouseEvent event) {
    if (handing) {
      return;
    }
    if (event.getEventType() == MouseEvent.MOUSE_PRESSED) {
      drawing = isBesideDialogue(event) && isOnPad(event);
      if (drawing) {
        host.closeDialogue();
      }
    }
    if (drawing) {
      event.consume();
      handing = true;
      Node pad = place.shown();
      Event.fireEvent(pad, event.copyFor(pad, pad));
      handing = false;
      drawing = event.getEventType() != MouseEvent.MOUSE_RELEASED;
    }
  }

  private boolean isOnPad(MouseEvent event) {
    Node pad = place.shown();
    return !pad.isMouseTransparent()
        && pad.contains(pad.sceneToLocal(event.getSceneX(), event.getSceneY()));
  }

  /** True for what is neither in the dialogue nor in its title bar. */
  private boolean isBesideDialogue(MouseEvent event) {
    Page open = host.dialogue().get();
    if (open == null) {
      return false;
    }
    Node surface = open.content().getParent();
    EventTarget target = event.getTarget();
    for (Node node = target instanceof Node hit ? hit : null;
        node != null;
        node = node.getParent()) {
      if (node.equals(surface)) {
        return false;
      }
    }
    return true;
  }
}
