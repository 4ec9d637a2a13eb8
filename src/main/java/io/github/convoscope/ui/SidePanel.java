package io.github.convoscope.ui;

import javafx.scene.Node;

/**
 * Describes a panel at the right, over the scene, such as a neuron card.
 *
 * @param id unique, for tests and style
 * @param order panels with a lower order stand higher
 * @param content as wide as the panel; the host adds surface, padding and scrolling
 * @param onClose called after the user closed it (button or Esc); the panel is already hidden
 */
public record SidePanel(String id, int order, Node content, Runnable onClose) {}
