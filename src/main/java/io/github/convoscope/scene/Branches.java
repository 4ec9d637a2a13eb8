package io.github.convoscope.scene;

import com.sun.javafx.scene.DirtyBits;
import com.sun.javafx.scene.NodeHelper;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SubScene;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Spares JavaFX the way through parts of a window where nothing has changed. In every pulse it goes
 * through all nodes for their bounds, and after the painting threads were at work none of them is
 * in a cache: a quarter of what the JavaFX thread did. Which nodes have changed the scene knows; a
 * {@link Branch} is left out where it holds none of them.
 *
 * <p>JavaFX does not publish what it knows. Where it isn't as it was found in JavaFX 21, nothing is
 * left out. JavaFX thread.
 */
public final class Branches {
  private static final Logger LOG = LoggerFactory.getLogger(Branches.class);
  private static final Branches NONE = new Branches(null, null);

  /** A part that asks {@link #hold(Node)} before it looks for its bounds. */
  public interface Branch {}

  /** What is found out once: the fields of a scene, or nothing. */
  private static @Nullable Branches found;

  private final @Nullable Field nodes;
  private final @Nullable Field size;
  private final List<Node> changed = new ArrayList<>();

  /** Whether a walk is on whose changed branches are known. */
  private boolean known;

  private Branches(@Nullable Field nodes, @Nullable Field size) {
    this.nodes = nodes;
    this.size = size;
  }

  private static Branches it() {
    Branches now = found;
    if (now == null) {
      now = find();
      found = now;
    }
    return now;
  }

  private static Branches find() {
    try {
      Field nodes = Scene.class.getDeclaredField("dirtyNodes");
      Field size = Scene.class.getDeclaredField("dirtyNodesSize");
      nodes.setAccessible(true);
      size.setAccessible(true);
      return nodes.getType() == Node[].class && size.getType() == int.class
          ? new Branches(nodes, size)
          : NONE;
    } catch (ReflectiveOperationException | RuntimeException different) {
      LOG.info("bounds are looked for everywhere", different);
      return NONE;
    }
  }

  /**
   * Lets a root look for the bounds of everything below it that has changed.
   *
   * @param look what it would do without branches
   */
  public static void walk(Parent root, Runnable look) {
    it().through(root, look);
  }

  /** Whether a branch holds something that has changed, as far as that is known. */
  public static boolean hold(Node branch) {
    Branches now = it();
    return !now.known || now.changed.contains(branch);
  }

  private void through(Parent root, Runnable look) {
    known = root.getScene() != null && listed(root.getScene(), root);
    try {
      look.run();
    } finally {
      known = false;
      changed.clear();
    }
  }

  /** Notes the branches around changed nodes; false where one could be missed. */
  private boolean listed(Scene scene, Parent root) {
    if (nodes == null || size == null) {
      return false;
    }
    try {
      Node[] all = (Node[]) nodes.get(scene);
      if (all == null) {
        return false;
      }
      int count = size.getInt(scene);
      for (int i = 0; i < count; i++) {
        if (!note(all[i], root)) {
          return false;
        }
      }
      return true;
    } catch (IllegalAccessException | LinkageError different) {
      return false;
    }
  }

  /**
   * Walks from a changed node to the root. What becomes visible has everything below it looked
   * through, as changes of hidden nodes are put off until then; a clip has no way up.
   */
  private boolean note(Node node, Parent root) {
    boolean within = node instanceof Parent || node instanceof SubScene;
    if (within && NodeHelper.isDirty(node, DirtyBits.NODE_VISIBLE)) {
      return false;
    }
    Node at = node;
    while (at != root) {
      if (at instanceof Branch) {
        if (changed.contains(at)) {
          return true;
        }
        changed.add(at);
      }
      Node above = at.getParent();
      if (above == null) {
        above = NodeHelper.getSubScene(at);
      }
      if (above == null) {
        return false;
      }
      at = above;
    }
    return true;
  }
}
